function (asked) {
  document.documentElement.lang = asked.language;
  asked.cookies.forEach((cookie) => { document.cookie = cookie; });
  if (window.planLinks) return;
  window.planLinks = true;
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
}
