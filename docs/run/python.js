/**
 * Python in the page: CPython, compiled to WebAssembly, and the stand-in for PyTorch.
 *
 * A script runs in a worker of a sandboxed frame: a place without this page, without its origin, its
 * storage or its cookies, and, by the frame's policy, without any network. So this page fetches
 * the files and hands them over, and they stay in memory: a new worker needs the network no more.
 */

const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:";
const FRAME = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>
onmessage = ({ data, ports }) => {
  const address = URL.createObjectURL(new Blob([data.get("worker.js")], { type: "text/javascript" }));
  new Worker(address).postMessage(data, ports); // no module: Chromium refuses one here
};
</script>`;
const CHARACTERS = 100_000; // of output, and
const SECONDS = 60; // of time, as much as a script gets

const here = (path) => new URL(path, import.meta.url);

/** The text of a file of the site, or null where there is none. */
export async function text(path) {
  const response = await fetch(here(path)).catch(() => null);
  return response?.ok ? response.text() : null;
}

/** One Python at a time, kept warm; a script that does not end is ended with its frame. */
export class Python {
  torch = ""; // the version of PyTorch that this one stands in for
  #files; // a promise of a Map: the bytes of each file by its name
  #frame;
  #ready; // a promise of the port to the worker
  #end; // ends the run under way

  /**
   * Run a script.
   *
   * @param {string} source
   * @param {string} name of its file, for tracebacks
   * @param {{load: function(number, number), start: function(), run: function(),
   *   print: function(string, boolean)}} tell called with the bytes that are here and those of all, when
   *   Python starts, when the script does, and with each piece of text and whether it is an error's
   * @returns {Promise<{code: ?number, seconds: number, why: ?string}>} its exit code, or why it was ended
   * @throws {Error} if a file does not load
   */
  async run(source, name, tell) {
    const ended = new Promise((end) => (this.#end = end));
    const files = (this.#files ??= load(tell.load, this));
    files.catch(() => (this.#files = null)); // the next press tries again
    const started = files.then(() => tell.start()).then(() => (this.#ready ??= this.#boot(files)));
    const port = await Promise.race([started, ended]);
    if (!(port instanceof MessagePort)) return port;
    tell.run();
    let left = CHARACTERS;
    port.onmessage = ({ data }) => {
      if (data.text === undefined) return this.#end(data);
      tell.print(data.text.slice(0, left), data.error);
      left -= data.text.length;
      if (left < 0) this.stop(`It printed more than ${CHARACTERS.toLocaleString("en")} characters`);
    };
    const clock = setTimeout(() => this.stop(`It ran for ${SECONDS} seconds`), 1000 * SECONDS);
    const begun = performance.now();
    port.postMessage({ source, name, limit: CHARACTERS });
    const result = await ended;
    clearTimeout(clock);
    if (result.code === undefined && !result.why) this.stop("Python itself broke");
    return { seconds: (performance.now() - begun) / 1000, ...result };
  }

  /** End the run under way, whatever it does, and have another Python ready. */
  stop(why) {
    this.#end({ why });
    this.#frame?.remove();
    this.#ready = this.#files && this.#boot(this.#files);
  }

  async #boot(files) {
    const bytes = await files;
    const frame = (this.#frame = document.createElement("iframe"));
    Object.assign(frame, { hidden: true, title: "Python", sandbox: "allow-scripts", srcdoc: FRAME });
    document.body.append(frame);
    await new Promise((loaded) => (frame.onload = loaded));
    const { port1, port2 } = new MessageChannel();
    const ready = new Promise((say) => (port1.onmessage = say));
    frame.contentWindow.postMessage(bytes, "*", [port2]);
    const { data } = await ready;
    if (data.broken) throw new Error(data.broken);
    return port1;
  }
}

/** Fetch all files at once, and tell how much is here. */
async function load(tell, python) {
  const list = JSON.parse((await text("files.json")) ?? "null");
  if (!list) throw new Error("files.json is not there");
  python.torch = list.torch;
  const total = Object.values(list.files).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  const fetched = ["worker.js", ...Object.keys(list.files)].map(async (path) => {
    const response = await fetch(here(path));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
    const counted = new TransformStream({
      transform(chunk, out) {
        loaded = Math.min(total, loaded + chunk.length);
        tell(loaded, total);
        out.enqueue(chunk);
      },
    });
    const bytes = await new Response(response.body.pipeThrough(counted)).arrayBuffer();
    return [path.split("/").at(-1), bytes];
  });
  return new Map(await Promise.all(fetched));
}
