import type { IconName } from "@/components/ui/icon-names";
import type { ResourceType } from "@/features/authoring/lesson/resource-schema";

/** What is not among them is drawn as a file. */
export const resourceIcons: Partial<Record<ResourceType, IconName>> = {
  LINK: "link",
  CODE: "code",
  IMAGE: "image",
  VIDEO: "square-play",
  AUDIO: "volume-2",
  DATA: "table",
  DOCUMENT: "file-text",
  ARCHIVE: "archive",
};
