/** The files that someone hands over; none where the words beside them count (a selection of Word's carries its image too). */
export function handedFiles(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])];
  if (!data || files.length === 0) return [];
  const html = data.getData("text/html");
  const words = html ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : "";
  return words.trim() === "" ? files : [];
}
