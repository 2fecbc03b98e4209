/** Colours for Python while it is typed: by the classes of Pygments, which coloured the page's code. */

const words = (text) => new Set(text.split(" "));
const KEYWORDS = words(
  "as assert async await break class continue def del elif else except finally for from global " +
    "if import lambda nonlocal pass raise return try while with yield",
);
const CONSTANTS = words("True False None");
const OPERATORS = words("and in is not or");
const BUILTINS = words(
  "abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod cls compile " +
    "complex delattr dict dir divmod enumerate eval filter float format frozenset getattr " +
    "globals hasattr hash hex id input int isinstance issubclass iter len list locals map max " +
    "memoryview min next object oct open ord pow print property range repr reversed round self set " +
    "setattr slice sorted staticmethod str sum super tuple type vars zip Ellipsis Exception " +
    "KeyboardInterrupt NotImplemented StopIteration SystemExit",
);

const TOKEN = new RegExp(
  [
    /(?<c1>#.*)/,
    /(?<text>[bfrtu]{0,2}(?:(?<three>"{3}|'{3})(?:\\[^]|(?!\k<three>)[^])*\k<three>?|(?<one>["'])(?:\\[^]|(?!\k<one>)[^\\\n])*\k<one>?))/,
    /(?<nd>(?<=^ *)@[\w.]+)/,
    /(?<name>[\p{L}_][\p{L}\p{N}_]*)/,
    /(?<mf>0[box][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?j?)/,
    /(?<o>[-!~+/*%=<>&^|.@])/,
    /(?<p>[\][{}:(),;])/,
  ]
    .map((rule) => rule.source)
    .join("|"),
  "gimu",
);
const ESCAPE = /\\(?:[\\abfnrtv"'\n]|x..|u.{4}|N\{.*?\}|[0-7]{1,3})/.source;
const INSERTED = /\{\{|\}\}|\{(?<value>(?:[^{}:![]|\[[^\]{}]*\]|!=)+?)(?<format>=?(?:[!:](?:[^{}]|\{[^{}]*\})*)?)\}/.source;

/** The HTML of a piece of Python, which may be unfinished. */
export function highlight(source) {
  let html = "";
  let end = 0;
  let before = ""; // the last token
  let modules = false; // are names those of modules, as after `import`?
  for (const { 0: token, index, groups } of source.matchAll(TOKEN)) {
    const gap = source.slice(end, index);
    const first = gap.includes("\n") || !html; // on its line
    if (first) [before, modules] = ["", false];
    let [kind] = Object.entries(groups).find(([, found]) => found !== undefined);
    if (kind === "name") {
      kind = nameKind(token, before, modules);
      if (kind === "k" && token !== "as") modules = token === "import" ? !modules : first && token === "from";
    }
    if (modules && token === ".") kind = "nn";
    html += gap + (kind === "text" ? string(token, first) : span(kind, escape(token)));
    end = index + token.length;
    before = token;
  }
  return html + source.slice(end);
}

function nameKind(name, before, modules) {
  if (before === "def") return /^__\w+__$/.test(name) ? "n" : "nf";
  if (before === "class") return "nc";
  if (before === "." && !modules) return "n";
  if (KEYWORDS.has(name)) return "k";
  if (modules) return "nn";
  if (CONSTANTS.has(name)) return "kc";
  if (OPERATORS.has(name)) return "ow";
  return BUILTINS.has(name) || /^[A-Z]\w*(Error|Warning)$/.test(name) ? "nb" : "n";
}

function string(token, first) {
  const prefix = /^\w*/.exec(token)[0].toLowerCase();
  if (first && /^["']{3}/.test(token)) return span("sd", escape(token));
  const parts = [prefix.includes("r") ? [] : ESCAPE, /[ft]/.test(prefix) ? INSERTED : []].flat();
  const text = token.slice(prefix.length);
  const html = parts.length ? inside(text, new RegExp(parts.join("|"), "g")) : escape(text);
  return span("sa", token.slice(0, prefix.length)) + span("s2", html);
}

/** The HTML of what stands in a string: text, escapes, and the values that an f-string takes in. */
function inside(text, parts) {
  let html = "";
  let end = 0;
  for (const { 0: part, index, groups } of text.matchAll(parts)) {
    html += escape(text.slice(end, index));
    const { value, format = "" } = groups ?? {};
    if (value) html += `{${highlight(value)}${inside(format, parts)}}`;
    else html += span("se", escape(part));
    end = index + part.length;
  }
  return html + escape(text.slice(end));
}

const span = (kind, html) => `<span class="${kind}">${html}</span>`;
const escape = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
