import formatOnly from "use-intl/format-message/format-only";

type FormatParameters = Parameters<typeof formatOnly>;

/**
 * Stands in for use-intl's own formatter in the browser: client components get their messages compiled
 * (compile-messages.ts), so no page brings a parser for them. A blank without a value is an error, as it is with the other.
 */
export default function formatMessage(
  ...[path, message, values, options]: FormatParameters
): ReturnType<typeof formatOnly> {
  const formatted = formatOnly(path, message, values && new Proxy(values, named), options);
  // What the library makes of a choice of nothing.
  return Array.isArray(formatted) && formatted.length === 0 ? "" : formatted;
}

/** `t.raw` would hand on what is compiled. */
formatMessage.raw = false;

const named: ProxyHandler<NonNullable<FormatParameters[2]>> = {
  get(values, name) {
    if (!(name in values)) throw new Error(`No value for ${String(name)}`);
    return Reflect.get(values, name);
  },
};
