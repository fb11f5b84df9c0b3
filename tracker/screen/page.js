function (asked) {
  document.documentElement.lang = asked.language;
  asked.cookies.forEach((cookie) => { document.cookie = cookie; });
  const isFirst = !window.plan;
  window.plan = asked;
  if (!isFirst) return;
  // Streamlit opens the links of a text in a new window; those that stay in the plan open in place.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href][target='_blank']");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || link.origin !== location.origin) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  }, true);
  // Streamlit's own names for what has no text are English; ours stand in their place.
  const rename = () => Object.entries(window.plan.names).forEach(([place, name]) => {
    document.querySelectorAll(place).forEach((found) => {
      if (found.ariaLabel !== name) found.ariaLabel = name;
    });
  });
  new MutationObserver(rename).observe(document.body, { childList: true, subtree: true });
}
