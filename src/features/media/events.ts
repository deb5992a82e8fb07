/** An upload became a file of somebody's library; ids only. */
export interface FileStored {
  name: "media/file-stored";
  data: { fileId: string };
}
