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
  // Alt and an arrow is a step in time also where a choice would take the arrow for itself.
  document.addEventListener("keydown", (event) => {
    const steps = event.isTrusted && event.altKey && /^Arrow(Left|Right)$/.test(event.key);
    if (!steps || !event.target.closest("[data-testid='stButtonGroup']")) return;
    event.preventDefault();
    event.stopPropagation();
    document.body.dispatchEvent(new KeyboardEvent("keydown", event));
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
  // What scrolls sideways can be reached and scrolled with the keyboard too, however it came to scroll:
  // whatever is observed anew is told of at once, when it has its size, and whenever that changes.
  const reach = (found) => {
    const scrolls = found.scrollWidth > found.clientWidth;
    if (scrolls !== (found.tabIndex === 0)) scrolls ? found.setAttribute("tabindex", "0") : found.removeAttribute("tabindex");
  };
  const wide = "[class*='st-key-scroll']";
  const sizes = new ResizeObserver((changed) => changed.forEach(({ target }) => {
    const found = target.closest(wide);
    if (found) reach(found);
  }));
  // A file that is being made says so, also to whoever does not see its button turn.
  const status = document.body.appendChild(document.createElement("div"));
  status.role = "status";
  status.style.cssText = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)";
  const tell = (text) => { if (status.textContent !== text) status.textContent = text; };
  const follow = ({ making, made }, failures) => {
    const file = "[data-testid='stDownloadButton']";
    const wrong = document.querySelector(`${file} [data-testid='stDownloadButtonError']`);
    const texts = wrong && document.createTreeWalker(wrong, NodeFilter.SHOW_TEXT);
    while (texts?.nextNode()) {
      const ours = failures[texts.currentNode.nodeValue];
      if (ours) tell(texts.currentNode.nodeValue = ours);
    }
    if (document.querySelector(`${file} [data-testid='stSpinnerIcon']`)) tell(making);
    else if (status.textContent === making) tell(made);
  };
  const translate = () => {
    document.querySelectorAll(`${wide}, ${wide} > *`).forEach((found) => sizes.observe(found));
    const { places, more, files, failures, ...words } = window.plan.borrowed;
    follow(files, failures);
    document.querySelectorAll("[aria-label]").forEach((found) => call(found, ours(found.ariaLabel, words)));
    Object.entries(places).forEach(([place, name]) => {
      document.querySelectorAll(place).forEach((found) => call(found, name));
    });
    document.querySelectorAll("[role='listbox'] :is([data-key='__creatable__'] div, [role='option'] > span)").forEach(({ firstChild: text }) => {
      const name = text?.nodeValue && ours(text.nodeValue, words);
      if (name && name !== text.nodeValue) text.nodeValue = name;
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
