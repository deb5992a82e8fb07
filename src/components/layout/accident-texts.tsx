import { useMessages } from "next-intl";
import { accidentTextsId } from "./accident";

/** The few words of the error pages, left in the page as data: an error boundary has no server to ask and no provider. */
export function AccidentTexts() {
  const { errors } = useMessages();
  const words = typeof errors === "object" ? errors.accident : undefined;
  return (
    <script
      type="application/json"
      id={accidentTextsId}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own catalogue, with < escaped
      dangerouslySetInnerHTML={{ __html: JSON.stringify(words).replaceAll("<", "\\u003c") }}
    />
  );
}
