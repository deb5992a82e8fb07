import formatParsed from "use-intl/format-message/parsed";
import formatCompiled from "./format-compiled";

type FormatParameters = Parameters<typeof formatParsed>;

/**
 * Stands in for use-intl's own formatter on the server: client components are rendered there with compiled messages
 * (compile-messages.ts), everything else with the texts of the catalogs.
 */
export default function formatMessage(
  ...[path, message, values, options]: FormatParameters
): ReturnType<typeof formatParsed> {
  return Array.isArray(message)
    ? formatCompiled(path, message as never, values, options)
    : formatParsed(path, message, values, options);
}

formatMessage.raw = true;
