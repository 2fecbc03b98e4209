/**
 * Python in the page: CPython, compiled to WebAssembly, with the stand-in for PyTorch.
 *
 * A script runs in a worker of a sandboxed frame, a place without this page, its origin, its storage
 * and its cookies and, by the frame's policy, without any network; the browser sees to that. So
 * this page fetches the files and hands them over. They stay in memory: a second Python, after one
 * that had to be stopped, needs no network.
 */

const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:";
const FRAME = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>
onmessage = ({ data, ports }) => {
  const script = new Blob([data.get("worker.js")], { type: "text/javascript" });
  new Worker(URL.createObjectURL(script)).postMessage(data, ports);
};
</script>`;
const CHARACTERS = 100_000; // of output, and
const SECONDS = 60; // of time: as much as a script gets

const here = (path) => new URL(path, import.meta.url);

/** The text of a file, its path as seen from this one; null where there is none. */
export async function text(path) {
  const response = await fetch(here(path)).catch(() => null);
  return response?.ok ? response.text() : null;
}

/** One Python at a time, kept warm. A script that does not end is ended with its frame. */
export class Python {
  torch = ""; // the version of PyTorch that the page's outputs come from, once it is known
  #files; // a promise of a Map: each file's bytes by its name
  #ready; // a promise of the port to a worker that waits for a script
  #frame;
  #tell; // whom, while a script waits or runs
  #end = () => {};

  /**
   * Run a script.
   *
   * @param {string} source
   * @param {string} name of its file, for tracebacks
   * @param {object} tell what to call: `load(here, all)` with bytes, `start()` when Python starts,
   *   `run()` when the script does, `print(text, isError)` with each piece of output
   * @returns {Promise<{code?: number, why?: string, seconds: number}>} its exit code, or why there is none
   * @throws {Error} if a file does not load or Python does not start
   */
  async run(source, name, tell) {
    this.#tell = tell;
    const ended = new Promise((end) => (this.#end = end));
    try {
      const port = await Promise.race([this.#prepare(), ended]);
      if (port.why) return port;
      tell.run();
      const begun = performance.now();
      const late = setTimeout(() => this.stop(`Stopped after ${SECONDS} seconds.`), SECONDS * 1000);
      port.onmessage = ({ data }) => {
        if (data.text === undefined) return this.#end(data);
        tell.print(data.text, data.error);
        if (data.more) this.stop(`Stopped after ${CHARACTERS.toLocaleString("en")} characters.`);
      };
      port.postMessage({ source, name, limit: CHARACTERS });
      const result = await ended;
      port.onmessage = null;
      clearTimeout(late);
      if (result.broken) this.stop((result.why = "Python itself broke down, and starts again."));
      return { ...result, seconds: (performance.now() - begun) / 1000 };
    } finally {
      if (this.#tell === tell) this.#tell = null;
    }
  }

  /** End the run under way, whatever it does, and have another Python ready. */
  stop(why) {
    this.#end({ why });
    this.#frame?.remove();
    if (this.#ready) this.#boot();
  }

  /** A port to a worker that waits for a script. */
  async #prepare() {
    this.#files ??= this.#load();
    try {
      await this.#files;
    } catch (error) {
      this.#files = null; // the next press tries again
      throw error;
    }
    this.#tell?.start();
    return this.#ready ?? this.#boot();
  }

  #boot() {
    this.#ready = this.#start();
    this.#ready.catch(() => (this.#ready = null));
    return this.#ready;
  }

  async #start() {
    const bytes = await this.#files;
    const frame = (this.#frame = document.createElement("iframe"));
    Object.assign(frame, { hidden: true, title: "Python", sandbox: "allow-scripts", srcdoc: FRAME });
    document.body.append(frame);
    await new Promise((loaded) => (frame.onload = loaded));
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((take) => (port1.onmessage = take));
    frame.contentWindow?.postMessage(bytes, "*", [port2]);
    const { data } = await answer;
    if (data.broken) throw new Error(data.broken);
    return port1;
  }

  /** Fetch all files at once, and tell how many bytes of them are here. */
  async #load() {
    const list = JSON.parse((await text("files.json")) ?? "null");
    if (!list) throw new Error("files.json is missing");
    this.torch = list.torch;
    const total = Object.values(list.files).reduce((sum, size) => sum + size, 0);
    let loaded = 0;
    const count = () =>
      new TransformStream({
        transform: (chunk, out) => {
          loaded += chunk.length;
          this.#tell?.load(Math.min(loaded, total), total);
          out.enqueue(chunk);
        },
      });
    const files = ["worker.js", ...Object.keys(list.files)].map(async (path) => {
      const { ok, status, body } = await fetch(here(path));
      if (!ok) throw new Error(`${path}: ${status}`);
      return [path.split("/").at(-1), await new Response(body.pipeThrough(count())).arrayBuffer()];
    });
    return new Map(await Promise.all(files));
  }
}
