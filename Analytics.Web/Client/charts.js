// The charts of every page: plotly.js with the trace types that Analytics uses, behind four functions.
// Each returns quietly when its element is gone.
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

const observers = new WeakMap();

export async function create(element, traces, layout, config) {
  if (!element?.isConnected) return;
  await Plotly.newPlot(element, traces, layout, config);
  const observer = new ResizeObserver(() => element.isConnected && Plotly.Plots.resize(element));
  observer.observe(element);
  observers.set(element, observer);
}

export async function update(element, traces, layout, config) {
  if (!element?.isConnected) return;
  await Plotly.react(element, traces, layout, config);
}

export async function append(element, points, traceIndices, cap) {
  if (!element?.isConnected) return;
  await Plotly.extendTraces(element, points, traceIndices, cap);
}

export function dispose(element) {
  if (!element) return;
  observers.get(element)?.disconnect();
  observers.delete(element);
  Plotly.purge(element);
}
