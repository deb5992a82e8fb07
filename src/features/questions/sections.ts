interface Keyed {
  key: string;
}

export interface InSection<Section, Item> {
  /** Null for all items of an assessment without sections. */
  section: Section | null;
  items: Item[];
}

/**
 * Items by section, in the order of the sections and then in their own. One that names none of them is in the first. Sections
 * without items are there too; without sections all items are one group.
 */
export function inSections<Section extends Keyed, Item>(
  sections: readonly Section[],
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): InSection<Section, Item>[] {
  const [first] = sections;
  if (!first) return [{ section: null, items: [...items] }];
  const known = new Set(sections.map(({ key }) => key));
  const homeOf = (item: Item) => {
    const key = keyOf(item);
    return key !== null && known.has(key) ? key : first.key;
  };
  const homes = new Map<string, Item[]>(sections.map(({ key }) => [key, []]));
  for (const item of items) homes.get(homeOf(item))?.push(item);
  return sections.map((section) => ({ section, items: homes.get(section.key) ?? [] }));
}

/**
 * Where the questions of sections that are no longer there go, by the key of each: to the section before it that is still there, or
 * to the first one where there is none; null where no section is left.
 */
export function heirsOf(before: readonly Keyed[], after: readonly Keyed[]): Map<string, string | null> {
  const left = new Set(after.map(({ key }) => key));
  const heirs = new Map<string, string | null>();
  let heir = after[0]?.key ?? null;
  for (const { key } of before) {
    if (left.has(key)) heir = key;
    else heirs.set(key, heir);
  }
  return heirs;
}
