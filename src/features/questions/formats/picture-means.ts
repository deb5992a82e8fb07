import type { KindMeans } from "../question-authoring";

/** What questions that are read are made of, where their images come from, and what is kept beside them. */
export interface ReadMeans extends KindMeans {
  /**
   * What stands for an image of the file in a text, as its address, until it is stored. `place` is its path in a package, or what its
   * `<file>` holds. Null for what is no image or isn't in the file; left out where questions can't have images.
   */
  pictureOf?: (place: string) => string | null;
  /** Questions keep their tags and their difficulty, as those of banks do. */
  isMarked?: boolean;
  /** The groups of a file are kept, as those that become lessons are. */
  isGrouped?: boolean;
}

/** An image of a question as it is put into a file. */
export interface WrittenPicture {
  /** What its file is called, unique among those of an export. */
  name: string;
  /** image/png */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** In pixels; null where it isn't known. */
  size: { width: number; height: number } | null;
}
