/** An upload became a file of someone's library; ids only. */
export interface FileStored {
  name: "media/file-stored";
  data: { fileId: string };
}

/** Someone wants to know what is in storage now. */
export interface StorageCountAsked {
  name: "media/count-asked";
  data: { askedAt: string };
}
