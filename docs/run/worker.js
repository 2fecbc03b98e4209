/**
 * The worker in which a script runs; see python.js for the frame around it.
 *
 * It gets the files and a port, and through the port { source, name, limit }. It answers with
 * { ready } once, with { text, error } as the script prints, and with { code } when it has ended.
 */

onmessage = async ({ data: files, ports: [port] }) => {
  onmessage = null;
  self.importScripts = undefined; // by it Pyodide knows, and refuses, a worker that is no module
  // What Pyodide asks the network for, it gets from the files; there is no network here.
  self.fetch = async (url) => {
    const headers = { "Content-Type": "application/wasm" }; // wanted where it is, ignored elsewhere
    return new Response(files.get(String(url).split("/").at(-1)), { headers });
  };
  const module = (name) =>
    import(URL.createObjectURL(new Blob([files.get(name)], { type: "text/javascript" })));
  try {
    const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
      ["pyodide.mjs", "pyodide.asm.mjs"].map(module),
    );
    const python = await loadPyodide({
      createPyodideModule,
      indexURL: "https://files.invalid/",
      jsglobals: {},
    });
    python.unpackArchive(files.get("stand_in.zip"), "zip", { extractDir: "/stand_in" });
    serve(python, port);
  } catch (error) {
    port.postMessage({ broken: String(error) });
  }
};

function serve(python, port) {
  let left; // characters that may still be printed; the page ends a script that goes on
  const write = (error) => {
    const decoder = new TextDecoder();
    return {
      write(bytes) {
        const text = decoder.decode(bytes, { stream: true });
        if (left >= 0) port.postMessage({ text: text.slice(0, left + 1), error });
        left -= text.length;
        return bytes.length;
      },
    };
  };
  python.setStdout(write(false));
  python.setStderr(write(true));
  python.runPython(`
    import sys
    sys.stdout.reconfigure(line_buffering=True)
    sys.path.insert(0, "/stand_in")
  `);
  const { run } = python.pyimport("run");
  port.onmessage = ({ data: { source, name, limit } }) => {
    left = limit;
    let code;
    try {
      code = run(source, name);
    } catch (error) {
      port.postMessage({ text: `${error}\n`, error: true }); // Python itself broke
    }
    port.postMessage({ code });
  };
  port.postMessage({ ready: true });
}
