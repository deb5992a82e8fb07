import { useMessages } from "next-intl";
import { accidentWordsId } from "./accident";

/** The few words of the error pages, left in the page as data: an error boundary has no server to ask and no provider. */
export function AccidentWords() {
  const { errors } = useMessages();
  const words = typeof errors === "object" ? errors.accident : undefined;
  return (
    <script
      type="application/json"
      id={accidentWordsId}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own catalogue, with < escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(words).replaceAll("<", "\\u003c") }}
    />
  );
}
