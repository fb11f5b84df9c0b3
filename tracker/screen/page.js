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
  // Another moment is another place to come back to; Streamlit would put it over the one before.
  const at = (address) => new URL(address, location.href).searchParams.get("at");
  const replace = history.replaceState.bind(history);
  history.replaceState = (state, title, address) => {
    const moves = address && at(address) !== at(location.href);
    const stays = address && new URL(address, location.href).pathname === location.pathname;
    moves && stays ? history.pushState(state, title, address) : replace(state, title, address);
  };
  // Streamlit's own words are English; ours stand in their place.
  const ours = (name, { same, begins }) => {
    const begin = Object.keys(begins).find((text) => name.startsWith(text));
    return same[name] || (begin ? begins[begin] + name.slice(begin.length) : name);
  };
  const call = (found, name) => { if (found.ariaLabel !== name) found.ariaLabel = name; };
  // What scrolls sideways can be reached and scrolled with the keyboard too.
  const reach = (found) => {
    const scrolls = found.scrollWidth > found.clientWidth;
    if (scrolls !== (found.tabIndex === 0)) scrolls ? found.setAttribute("tabindex", "0") : found.removeAttribute("tabindex");
  };
  const translate = () => {
    document.querySelectorAll("[class*='st-key-scroll']").forEach(reach);
    const { places, more, ...words } = window.plan.borrowed;
    document.querySelectorAll("[aria-label]").forEach((found) => call(found, ours(found.ariaLabel, words)));
    Object.entries(places).forEach(([place, name]) => {
      document.querySelectorAll(place).forEach((found) => call(found, name));
    });
    document.querySelectorAll("header p").forEach(({ firstChild: text }) => {
      if (/^\d+ more$/.test(text?.nodeValue)) text.nodeValue = text.nodeValue.replace("more", more);
    });
  };
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; translate(); });
  };
  const seen = { attributeFilter: ["aria-label"], characterData: true, childList: true, subtree: true };
  new MutationObserver(soon).observe(document.body, seen);
  soon();
}
