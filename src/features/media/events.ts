/** An upload became a file of somebody's library; ids only. */
export interface FileStored {
  name: "media/file-stored";
  data: { fileId: string };
}

/** Somebody wants to know what lies in storage now. */
export interface StorageCountAsked {
  name: "media/count-asked";
  data: { askedAt: string };
}
