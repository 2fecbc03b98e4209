/** A script in a link: `NAME.py:TEXT`, the text deflated and in base64url. */

const CHARACTERS = 20_000; // at most, in a link: far more than a script of these pages needs

export const possible = "CompressionStream" in window;

export async function pack(name, source) {
  const bytes = new Uint8Array(await through(new CompressionStream("deflate-raw"), source));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${name}:${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/**
 * @param {string} packed what stands in a link
 * @returns {Promise<{name: string, source: string}>}
 * @throws {Error} if it is damaged, or too long
 */
export async function unpack(packed) {
  const [, name, base64] = /^([^:]*):([-\w]+)$/.exec(decodeURIComponent(packed)) ?? [];
  if (!base64 || base64.length > CHARACTERS) throw new Error("no script");
  const bytes = Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
    sign.charCodeAt(0),
  );
  const source = await through(new DecompressionStream("deflate-raw"), bytes);
  return { name, source: new TextDecoder("utf-8", { fatal: true }).decode(source) };
}

function through(stream, content) {
  return new Response(new Blob([content]).stream().pipeThrough(stream)).arrayBuffer();
}
