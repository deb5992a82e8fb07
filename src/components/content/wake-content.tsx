import { getTranslations } from "next-intl/server";
import { ContentTools } from "./content-tools";

/** What the renderer leaves in a text for ContentTools to find. */
const sleeping = /data-copy|data-embed-start|class=\\?"maths/;

/**
 * ContentTools with its words, where rendered texts have anything to wake. Most have nothing, and then their page brings no
 * script for it. `texts`: the texts, or whatever holds them.
 */
export async function WakeContent({ texts }: { texts: unknown }) {
  if (!sleeping.test(JSON.stringify(texts))) return null;
  const t = await getTranslations("media.content");
  return <ContentTools words={{ copied: t("copied"), formula: t.raw("formulaRegion") }} />;
}
