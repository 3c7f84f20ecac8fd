/**
 * The page's Python: loads Pyodide and what it needs, then hands messages on. It runs in a worker, or where the page has
 * no use for one in the page's own thread. Owns: the order of a start, how far it has come, and why it has failed.
 */

import type { Begin, Carried, FromPython, Packed, Progress, Step, ToPython } from "./python_messages.ts";

interface Pyodide {
  unpackArchive(data: ArrayBuffer, format: string, options: { extractDir: string }): void;
  loadPackage(names: string[], options: object): Promise<unknown>;
  runPython(code: string): (post: Post, told: string) => Receive;
}
type Post = (text: string, buffers: Uint8Array<ArrayBuffer>[]) => void;
type Receive = (text: string, buffers: Uint8Array[]) => void;

/** One end of a channel to the page. */
export interface Port {
  postMessage(message: FromPython, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToPython>) => void) | null;
}

const SITE = "/lib/python3.14/site-packages";
const inWorker = !("document" in globalThis);

/** Serve the page at the other end. */
export function serve(port: Port): void {
  let receive: Promise<Receive> | undefined;
  const died = (error: unknown) => port.postMessage({ t: "died", text: said(error) });
  port.onmessage = ({ data }) => {
    if (data.t === "ping") port.postMessage({ t: "pong" });
    else if (data.t === "start") {
      receive = start(data, port);
      receive.then(
        () => port.postMessage({ t: "ready" }),
        (error) => port.postMessage({ t: "failed", text: said(error) }),
      );
    } else {
      const buffers = data.buffers.map((each) => new Uint8Array(each));
      receive?.then((take) => take(data.text, buffers)).catch(died);
    }
  };
}

async function start({ base, given, app, ...told }: Begin, port: Port): Promise<Receive> {
  const at = (address: string) => new URL(address, base).href;
  const step = (progress: Progress) => port.postMessage({ t: "step", ...progress });
  if (!("WebAssembly" in globalThis))
    throw new Error("This browser cannot run WebAssembly, which Python needs here.");
  const packed = [...given.wheels, ...(app ? [app.archive] : [])];
  const packages = counter("packages", sum(packed), step);
  // All at once; what comes first waits for Python.
  const archives = Promise.all(packed.map((each) => archive(each, at(each.url), packages)));
  archives.catch(() => undefined); // told below, or by what fails before
  const index = at(given.pyodide.index);
  const python = await load(index, counter("runtime", given.pyodide.bytes, step));
  const all = await archives;
  if (given.packages.length) await python.loadPackage(given.packages, { errorCallback: fail });
  for (const wheel of all.slice(0, given.wheels.length))
    python.unpackArchive(wheel, "zip", { extractDir: SITE });
  step({ step: "app", done: 0, total: 0 });
  if (app) python.unpackArchive(all.at(-1) as ArrayBuffer, "zip", { extractDir: app.folder });
  const begin = python.runPython("from transom.hosts.pyodide.begin import begin; begin");
  return begin(post(port), JSON.stringify({ ...told, app, worker: inWorker }));
}

function post(port: Port): Post {
  return (text, buffers) => {
    const own = buffers.map((each) => each.slice().buffer);
    const message: Carried = { t: "say", text, buffers: own };
    port.postMessage(message, own);
  };
}

const sum = (packed: Packed[]) => packed.reduce((total, each) => total + each.bytes, 0);

function fail(text: string): never {
  throw new Error(text);
}

/** Counts bytes as they come, and says so now and then. */
function counter(step: Step, total: number, tell: (progress: Progress) => void): (bytes: number) => void {
  let done = 0;
  let told = 0;
  tell({ step, done, total });
  return (bytes) => {
    done += bytes;
    if (performance.now() - told < 60 && done < total) return;
    told = performance.now();
    tell({ step, done: Math.min(done, total), total });
  };
}

/** The bytes of an answer are counted as they come. */
function counted(answer: Response, count: (bytes: number) => void): Response {
  if (!answer.ok || !answer.body) return answer;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      count(piece.byteLength);
      out.enqueue(piece);
    },
  });
  return new Response(answer.body.pipeThrough(counting), answer);
}

async function archive({ name }: Packed, url: string, count: (bytes: number) => void): Promise<ArrayBuffer> {
  return (await asked(url, name, (answer) => counted(answer, count))).arrayBuffer();
}

async function asked(url: string, name: string, then: (answer: Response) => Response): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url);
  } catch {
    throw new Error(`${name} could not be fetched: ${url} cannot be reached.`);
  }
  if (!answer.ok) throw new Error(`${name} could not be fetched: ${url} answered ${answer.status}.`);
  return then(answer);
}

/** Pyodide; what it fetches is counted. It waits for ever for some of what does not come, so that is looked at here. */
async function load(index: string, count: (bytes: number) => void): Promise<Pyodide> {
  const plain = globalThis.fetch;
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  globalThis.fetch = async (input, options) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(index)) return plain(input, options);
    const answer = await plain(input, options).catch(() => Response.error());
    const page = answer.headers.get("content-type")?.startsWith("text/html");
    const what = page ? "a page, maybe one to log in at" : answer.status || "nothing";
    if (!answer.ok || page) lose(new Error(`Python could not be fetched: ${url} answered ${what}.`));
    return counted(answer, count);
  };
  try {
    const { loadPyodide } = await imported(`${index}pyodide.mjs`);
    return await Promise.race([loadPyodide({ indexURL: index, checkAPIVersion: false }), lost]);
  } finally {
    globalThis.fetch = plain;
  }
}

async function imported(url: string): Promise<{ loadPyodide(options: object): Promise<Pyodide> }> {
  try {
    return await import(url);
  } catch (error) {
    const answer = await fetch(url).catch(() => null);
    const kind = answer?.headers.get("content-type");
    if (answer?.ok) throw new Error(`${url} is no script that this browser runs (${kind}): ${said(error)}`);
    throw new Error(`Python could not be fetched: ${url} answered ${answer?.status ?? "nothing"}.`);
  }
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  if (/out of memory|could not allocate|cannot grow|allocation failed/i.test(text))
    return `There is not enough memory for Python here (${text.trim()}). Close other tabs, then try again.`;
  return text.trim();
}

if (inWorker) serve(globalThis as unknown as Port);
