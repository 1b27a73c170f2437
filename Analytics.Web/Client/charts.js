// The charts of every page: plotly.js with the trace types that Analytics uses, behind four functions.
// Each returns quietly when its element is gone. Colours arrive as names of CSS variables and follow the theme.
import Plotly from "plotly.js/lib/core";
import bar from "plotly.js/lib/bar";
import box from "plotly.js/lib/box";
import funnel from "plotly.js/lib/funnel";
import heatmap from "plotly.js/lib/heatmap";
import histogram from "plotly.js/lib/histogram";
import indicator from "plotly.js/lib/indicator";
import pie from "plotly.js/lib/pie";
import sankey from "plotly.js/lib/sankey";
import waterfall from "plotly.js/lib/waterfall";

Plotly.register([bar, box, funnel, heatmap, histogram, indicator, pie, sankey, waterfall]);

const charts = new WeakMap();
const secondClick = 250; // milliseconds

/**
 * Draws a figure and wires what belongs to it: resizing, the theme, clicks, and the picture button
 * ([data-save-picture] in the same figure element).
 * @param {HTMLElement} element where to draw
 * @param {{traces: object[], layout: object, fileName: string}} figure colours may be "var(--name)"
 * @param {object|null} page receives PointClicked(trace, point) and Cleared(); null for a chart that is only looked at
 */
export async function create(element, figure, page) {
  if (!element?.isConnected) return;
  if (charts.has(element)) dispose(element);
  const chart = { figure, page, stop: new AbortController(), frame: 0, click: 0, cleared: 0 };
  charts.set(element, chart);
  await draw(element, chart, Plotly.newPlot);
  if (!charts.has(element)) return;

  const resize = () => {
    cancelAnimationFrame(chart.frame);
    chart.frame = requestAnimationFrame(() => element.isConnected && element.clientWidth > 0 && draw(element, chart, Plotly.react));
  };
  chart.sizes = new ResizeObserver(resize);
  chart.sizes.observe(element);

  const repaint = () => element.isConnected && draw(element, chart, Plotly.react);
  chart.theme = new MutationObserver(repaint);
  chart.theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint, { signal: chart.stop.signal });

  element.closest("figure")?.addEventListener(
    "click",
    (event) => event.target.closest("[data-save-picture]") && save(element, chart),
    { signal: chart.stop.signal },
  );
  if (page) {
    // A click waits whether it is the first of two: a reset must not filter on its way.
    element.on("plotly_click", ({ points: [point] }) => {
      clearTimeout(chart.click);
      if (Date.now() - chart.cleared < secondClick) return;
      const index = Array.isArray(point.pointNumber) ? point.pointNumber[0] * point.data.z[0].length + point.pointNumber[1] : point.pointNumber;
      chart.click = setTimeout(() => quietly(page.invokeMethodAsync("PointClicked", point.curveNumber, index)), secondClick);
    });
    element.on("plotly_doubleclick", () => {
      clearTimeout(chart.click);
      chart.cleared = Date.now();
      quietly(page.invokeMethodAsync("Cleared"));
    });
  }
}

/** Redraws with new data, moving as little as possible. */
export async function update(element, figure) {
  const chart = element?.isConnected && charts.get(element);
  if (!chart) return;
  chart.figure = figure;
  await draw(element, chart, Plotly.react);
}

/** Adds points at the end of traces and lets the oldest go beyond the cap. */
export async function append(element, points, traceIndices, cap) {
  if (!element?.isConnected || !charts.has(element)) return;
  await Plotly.extendTraces(element, points, traceIndices, cap);
}

/** Takes the chart away with all that listens for it. */
export function dispose(element) {
  const chart = element && charts.get(element);
  if (!chart) return;
  charts.delete(element);
  cancelAnimationFrame(chart.frame);
  clearTimeout(chart.click);
  chart.sizes?.disconnect();
  chart.theme?.disconnect();
  chart.stop.abort();
  Plotly.purge(element);
}

function draw(element, chart, how) {
  const colour = colours(element);
  const { traces, layout } = fit(resolve(chart.figure, colour), element.clientWidth, element.clientHeight);
  const quiet = matchMedia("(pointer: coarse)").matches;
  return how(
    element,
    traces,
    {
      ...base(colour),
      ...layout,
      ...(quiet ? { dragmode: false } : {}),
    },
    { displayModeBar: false, responsive: false, doubleClick: false, doubleClickDelay: secondClick, showTips: false },
  );
}

// What only the browser knows: how many dates and how much text fit the width there is.
function fit(figure, width, height) {
  figure.traces = figure.traces.filter(({ meta }) => {
    if (!meta?.across) return true;
    const cell = (width - 24 - 7 * Math.max(0, ...(figure.layout.yaxis.ticktext ?? []).map((text) => text.length))) / meta.across;
    return cell >= (meta.least ?? 0) && cell < (meta.below ?? Infinity);
  });
  const letters = (texts) => Math.max(0, ...(texts ?? []).map((text) => text.replace(/<[^>]+>/g, "").replace(/&[^;]+;/g, "x").length));
  const plot = Math.max(96, width - 16 - 7 * letters(figure.layout.yaxis?.ticktext));
  const axis = figure.layout.xaxis;
  if (axis?.type === "date" && axis.nticks) axis.nticks = Math.max(2, Math.min(axis.nticks, Math.floor(width / 96)));
  if (axis?.tickangle === 0 && axis.ticktext?.every((text) => /\d/.test(text))) {
    // Numbers that would run into each other: every second, every third. Names all stay.
    const every = Math.ceil((axis.ticktext.length * (6.6 * letters(axis.ticktext) + 8)) / plot);
    axis.tickvals = axis.tickvals.filter((_, i) => i % every === 0);
    axis.ticktext = axis.ticktext.filter((_, i) => i % every === 0);
  }
  const bars = figure.traces.find((trace) => trace.type === "bar" && trace.orientation === "h" && trace.text && axis?.range);
  if (bars) {
    const begins = bars.base ?? [0];
    const ends = bars.x.map((length, i) => length + (bars.base?.[i] ?? 0));
    const [low, high] = [Math.min(0, ...begins, ...ends), Math.max(0, ...begins, ...ends)];
    const sides = low < 0 ? 2 : 1;
    const needed = () => (8 + 6.6 * letters(bars.text)) / plot;
    // A share beside the value is the first to go; it stands in the hover and the table.
    if (sides * needed() > 0.72) bars.text = bars.text.map((text) => text.split("  ·  ")[0]);
    const part = Math.min(0.72 / sides, needed());
    const room = ((high - low || 1) * part) / (1 - sides * part);
    axis.range = [low < 0 ? low - room : 0, high + room];
  }
  const flows = figure.traces.find((trace) => trace.type === "sankey");
  if (flows) flows.node.label = named(flows.node, width, height);
  return figure;
}

// Names beside places are cut where they would reach the next column. Those of the last column stand on its left, where the ones before have theirs.
function named({ label, x, y, thickness }, width, height) {
  const columns = [...new Set(x)].sort((a, b) => a - b);
  const gap = (width - 32) / Math.max(1, columns.length - 1) - thickness - 8;
  const [before, last] = columns.slice(-2);
  return label.map((text, i) => {
    const facing = x[i] === last ? before : x[i] === before ? last : NaN;
    const shares = x.some((other, j) => other === facing && Math.abs(y[i] - y[j]) * height < 32);
    const most = Math.max(4, Math.floor((shares ? gap / 2 : gap) / 6.2));
    return text.split("<br>").map((line) => cut(line, most)).join("<br>");
  });
}

// An entity is one letter; how many there are stays behind a name that is cut.
function cut(line, most) {
  const [, name, count] = line.match(/^(.*?)((?:\s+\d[\d.,\s]*)?)$/);
  const letters = name.match(/&[^;]+;|./gu) ?? [];
  const room = Math.max(3, most - count.length);
  return letters.length <= room ? line : letters.slice(0, room - 1).join("") + "…" + count;
}

function base(colour) {
  return {
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colour("var(--text-2)") },
    hoverlabel: {
      bgcolor: colour("var(--surface)"),
      bordercolor: colour("var(--line-strong)"),
      font: { color: colour("var(--text)"), size: 12 },
      align: "left",
    },
    showlegend: false,
    autosize: true,
  };
}

// Computed, not read: a variable may itself say light-dark() or name another.
function colours(element) {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.parentElement.append(probe);
  const seen = new Map();
  const read = (value) => {
    if (!seen.has(value)) {
      probe.style.color = "";
      probe.style.color = value;
      seen.set(value, getComputedStyle(probe).color);
    }
    return seen.get(value);
  };
  queueMicrotask(() => probe.remove());
  return read;
}

function resolve(value, colour) {
  if (typeof value === "string") return value.startsWith("var(--") ? colour(value) : value;
  if (Array.isArray(value)) return value.map((item) => resolve(item, colour));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, colour)]));
  return value;
}

async function save(element, chart) {
  const ground = colours(element)("var(--surface)");
  const { traces, layout } = { traces: element.data, layout: element.layout };
  const title = chart.figure.title ?? "";
  const address = await Plotly.toImage(
    {
      data: traces,
      layout: {
        ...layout,
        paper_bgcolor: ground,
        title: { text: title, x: 0.02, xanchor: "left", font: { size: 15 } },
        margin: { ...layout.margin, t: Math.max(48, layout.margin?.t ?? 0) },
      },
    },
    { format: "png", width: Math.max(640, element.clientWidth), height: Math.max(320, element.clientHeight + 40), scale: 2 },
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = chart.figure.fileName;
  link.click();
}

function quietly(promise) {
  promise?.catch(() => {}); // The circuit is gone; so is whoever would have cared.
}
