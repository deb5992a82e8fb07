import { descendants } from "@/lib/xml-tree";
import { isField } from "../../formats/qti/asked-text";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { fieldKeys, readFields, readGaps } from "./read-qti";
import { writeQtiBlanks } from "./write-qti";

export const fillInBlanksQti: QtiKind = {
  read(asked) {
    if (asked.isByFields) {
      const { interactions } = asked.item;
      const keys = fieldKeys(interactions.map(({ attributes }) => attributes.responseIdentifier ?? ""));
      const text = asked.text((node) =>
        isField(node) ? (keys.get(node.attributes.responseIdentifier ?? "") ?? null) : null,
      );
      return { ...readFields(asked, interactions, keys), text };
    }
    if (asked.interaction.name !== "gapMatchInteraction") return null;
    const gaps = [...descendants(asked.interaction)].filter(({ name }) => name === "gap");
    const keys = fieldKeys(gaps.map(({ attributes }) => attributes.identifier ?? ""));
    const text = asked.text(({ name, attributes }) =>
      name === "gap" ? (keys.get(attributes.identifier ?? "") ?? null) : null,
    );
    return { ...readGaps(asked, asked.interaction, keys), text };
  },
  write: writeQtiBlanks,
};
