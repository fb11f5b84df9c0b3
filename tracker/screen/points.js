function () {
  if (window.points) return;
  window.points = true;
  // A press on a point of a figure opens the page of the record that it shows, as it stood there;
  // a point without a moment of its own keeps that of the page.
  const place = ({ data, pointNumber }) =>
    typeof data.meta === "string" ? data.meta : [].concat(pointNumber).reduce((found, at) => found?.[at], data.meta);
  const open = (address) => {
    const there = new URL(address, location.href);
    const at = new URLSearchParams(location.search).get("at");
    if (at && !there.searchParams.has("at")) there.searchParams.set("at", at);
    history.pushState({}, "", there);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  };
  const hear = (plot) => {
    if (plot.dataset.heard || !plot.on) return false;
    plot.dataset.heard = "yes";
    const point = () => {
      if (!plot.data?.some((one) => one.meta)) return;
      plot.querySelectorAll(".nsewdrag, .maindrag").forEach((one) => { one.style.cursor = "pointer"; });
    };
    point();
    plot.on("plotly_afterplot", point);
    plot.on("plotly_click", ({ points }) => {
      const address = place(points[0]);
      if (typeof address === "string") open(address);
    });
    return true;
  };
  // The server waits with what follows the first figure of a page until it is seen.
  const seen = () => {
    const { awaited } = window.plan;
    if (!awaited) return;
    window.plan.awaited = "";
    const base = (window.__streamlit?.BACKEND_BASE_URL || location.origin).replace(/\/$/, "");
    fetch(`${base}/seen/${awaited}`, { method: "POST" }).catch(() => {});
  };
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      const fresh = [...document.querySelectorAll(".js-plotly-plot")].filter(hear);
      if (fresh.length) setTimeout(seen);
    });
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  soon();
}
