function () {
  if (window.pictures) return;
  window.pictures = true;
  // A figure is taken away as it stands: its question above, the picture, and where and when below.
  const drawn = "http://www.w3.org/2000/svg";
  const edge = 24;
  const made = (name, told, text) => {
    const found = document.createElementNS(drawn, name);
    Object.entries(told).forEach(([key, value]) => found.setAttribute(key, value));
    if (text) found.textContent = text;
    return found;
  };
  const lines = (text, most) => text.split(/\s+/).reduce((found, word) => {
    const last = found[found.length - 1];
    if (last && last.length + word.length < most) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
    return found;
  }, []);
  const question = (box) => {
    const before = [...document.querySelectorAll("h2, h3, h4")].filter(
      (one) => one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return before.length ? before[before.length - 1].innerText : "";
  };
  const source = () => {
    const day = document.querySelector(".st-key-moment [data-testid='stMarkdown']");
    return [document.title, day?.innerText].filter(Boolean).join(" · ");
  };
  const ground = (from) => {
    for (let one = from; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (colour && !/^(transparent|rgba\(.*, 0\))$/.test(colour)) return colour;
    }
    return "white";
  };
  // What is drawn outside the page knows its letters only if it brings them.
  const base64 = (blob) => new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
  const letters = async () => {
    const files = performance.getEntriesByType("resource").map((one) => one.name);
    const file = files.find((name) => /SourceSans.*Upright.*\.woff2$/.test(name));
    if (!file) return "";
    const data = await base64(await (await fetch(file)).blob());
    return `@font-face { font-family: "Source Sans"; font-weight: 200 900; src: url(${data}); }`;
  };
  const picture = async (box) => {
    const plot = box.querySelector(".js-plotly-plot");
    const { width, height } = plot.getBoundingClientRect();
    const ink = getComputedStyle(plot).color;
    const said = lines(question(box), width / 9);
    const top = edge + 24 * said.length;
    const svg = made("svg", { xmlns: drawn, width, height: top + height + 2 * edge });
    svg.append(made("style", {}, await letters()));
    svg.append(made("rect", { width: "100%", height: "100%", fill: ground(box) }));
    const text = { x: 16, fill: ink, "font-family": "'Source Sans', sans-serif" };
    said.forEach((line, at) => {
      svg.append(made("text", { ...text, y: edge + 24 * at + 8, "font-size": 18, "font-weight": 600 }, line));
    });
    plot.querySelectorAll(".main-svg").forEach((layer) => {
      const group = made("g", { transform: `translate(0, ${top})` });
      group.append(...layer.cloneNode(true).childNodes);
      group.querySelectorAll(".hoverlayer, .infolayer .modebar").forEach((one) => one.remove());
      svg.append(group);
    });
    svg.append(made("text", { ...text, y: top + height + edge, "font-size": 12 }, source()));
    return svg;
  };
  const hand = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const pixels = (svg, written, name) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * svg.getAttribute("width");
      canvas.height = 2 * svg.getAttribute("height");
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => hand(blob, name), "image/png");
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='#picture-']");
    const [, form, key] = link?.hash.match(/^#picture-(png|svg)-(.+)$/) || [];
    const box = key && document.querySelector(`.st-key-figure_${key}, .st-key-scroll_${key}`);
    if (!box) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    picture(box).then((svg) => {
      const written = new XMLSerializer().serializeToString(svg);
      if (form === "png") pixels(svg, written, `${key}.png`);
      else hand(new Blob([written], { type: "image/svg+xml" }), `${key}.svg`);
    });
  }, true);
}
