/**
 * How a figure looks whose author has chosen no template: the page's colours and type, as a template, so that
 * everything the author has set has precedence. Owns: which of Plotly's own colours give way.
 */

import { type Colours, readColours } from "./colours.ts";

type Trace = Record<string, unknown>;

interface Dress extends Colours {
  recolour(trace: Trace): Trace;
}

/** Plotly Express writes the colours of Plotly's template into the traces, as if the author had. */
const PLOTLYS = [
  "#636efa",
  "#EF553B",
  "#00cc96",
  "#ab63fa",
  "#FFA15A",
  "#19d3f3",
  "#FF6692",
  "#B6E880",
  "#FF97FF",
  "#FECB52",
];

export function coloursOf(el: Element, themed: boolean): Dress | null {
  if (!themed) return null;
  const colours = readColours(el);
  const ours = (value: unknown) => {
    const at = PLOTLYS.indexOf(value as string);
    return at < 0 ? value : colours.series[at % colours.series.length];
  };
  const repaint = (part: unknown) =>
    part && typeof part === "object" && "color" in part ? { ...part, color: ours(part.color) } : part;
  return {
    ...colours,
    recolour: (trace) => ({
      ...trace,
      ...("line" in trace ? { line: repaint(trace.line) } : {}),
      ...("marker" in trace ? { marker: repaint(trace.marker) } : {}),
      ...("fillcolor" in trace ? { fillcolor: ours(trace.fillcolor) } : {}),
    }),
  };
}

/** Kinds of traces that show numbers by colours. */
const SHADED =
  "heatmap surface contour histogram2d histogram2dcontour choropleth cone isosurface volume streamtube";

/** Grid lines across, no frame. */
export function template({ text, muted, line, surface, font, series }: Colours, titled: boolean): object {
  const clear = "rgba(0,0,0,0)";
  const axis = {
    automargin: true,
    linecolor: line,
    tickcolor: line,
    tickfont: { color: muted, size: 12 },
    title: { font: { color: text, size: 13 }, standoff: 10 },
    gridcolor: line,
    zerolinecolor: line,
    zerolinewidth: 1,
  };
  const space = { ...axis, backgroundcolor: clear, showbackground: false };
  const ring = { gridcolor: line, linecolor: line, tickfont: { color: muted } };
  const bar = { outlinewidth: 0, thickness: 14, tickfont: { color: muted } };
  return {
    layout: {
      colorway: series,
      font: { family: font, color: text, size: 13 },
      title: { font: { size: 16, color: text, weight: 600 }, x: 0, xref: "paper", xanchor: "left" },
      paper_bgcolor: clear,
      plot_bgcolor: clear,
      margin: { l: 48, r: 16, t: titled ? 48 : 24, b: 44 },
      xaxis: { ...axis, showgrid: false },
      yaxis: axis,
      scene: { xaxis: space, yaxis: space, zaxis: space },
      polar: { bgcolor: clear, radialaxis: ring, angularaxis: ring },
      ternary: { bgcolor: clear, aaxis: ring, baxis: ring, caxis: ring },
      geo: { bgcolor: clear, landcolor: line, lakecolor: surface, showlakes: true },
      coloraxis: { colorbar: bar, colorscale: "Viridis" },
      colorscale: { sequential: "Viridis" },
      legend: { font: { color: text }, bgcolor: clear },
      hoverlabel: { bgcolor: surface, bordercolor: line, font: { family: font, color: text } },
      modebar: { bgcolor: clear, color: muted, activecolor: series[0] },
      annotationdefaults: { font: { color: text }, arrowcolor: muted },
      shapedefaults: { line: { color: muted } },
      newshape: { line: { color: series[0] } },
    },
    data: {
      ...Object.fromEntries(
        SHADED.split(" ").map((type) => [type, [{ colorbar: bar, colorscale: "Viridis" }]]),
      ),
      bar: [{ marker: { line: { width: 0 } } }],
      pie: [{ marker: { line: { color: surface, width: 1 } } }],
      table: [
        {
          header: { fill: { color: clear }, line: { color: line }, font: { color: muted } },
          cells: { fill: { color: clear }, line: { color: line }, font: { color: text } },
        },
      ],
    },
  };
}
