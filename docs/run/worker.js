/**
 * The worker in which a script runs; python.js makes the frame around it.
 *
 * It gets the files and a port and, through the port, `{ source, name, limit }`. It answers with
 * `{ ready }` once, with `{ text, error, more }` for what the script prints, where `more` is true
 * beyond the limit, and with `{ code }` at its end; with `{ broken }` if Python itself fails.
 */

onmessage = async ({ data: files, ports: [port] }) => {
  onmessage = null;
  // Pyodide takes modules alone, and knows them by this. A module does not start in Chromium's sandbox.
  self.importScripts = undefined;
  // What it asks the network for is in the files; there is no network here.
  self.fetch = async (url) => {
    const bytes = files.get(String(url).split("/").at(-1));
    return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
  };
  const load = (name) =>
    import(URL.createObjectURL(new Blob([files.get(name)], { type: "text/javascript" })));
  try {
    const { loadPyodide } = await load("pyodide.mjs");
    const { default: createPyodideModule } = await load("pyodide.asm.mjs");
    const indexURL = "https://files.invalid/";
    const python = await loadPyodide({ createPyodideModule, indexURL, jsglobals: {} });
    python.unpackArchive(files.get("stand_in.zip"), "zip", { extractDir: "/stand_in" });
    serve(python, port);
  } catch (error) {
    port.postMessage({ broken: String(error) });
  }
};

function serve(python, port) {
  let left; // characters that the script may still print; the page ends it when it goes on
  const printer = (error) => {
    const decoder = new TextDecoder();
    return {
      write(bytes) {
        const text = decoder.decode(bytes, { stream: true });
        const more = text.length > left;
        if (left >= 0) port.postMessage({ text: text.slice(0, left), error, more });
        left = more ? -1 : left - text.length;
        return bytes.length;
      },
    };
  };
  python.setStdout(printer(false));
  python.setStderr(printer(true));
  python.runPython(`
    import sys
    sys.stdout.reconfigure(line_buffering=True)
    sys.path.insert(0, "/stand_in")
    sys.dont_write_bytecode = False  # each run imports torch anew; it is compiled once
  `);
  const { run } = python.pyimport("run");
  port.onmessage = ({ data: { source, name, limit } }) => {
    left = limit;
    try {
      port.postMessage({ code: run(source, name) });
    } catch (error) {
      port.postMessage({ broken: String(error) });
    }
  };
  port.postMessage({ ready: true });
}
