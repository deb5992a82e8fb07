/** Why an archive is not read. `entry` is the name of the file in it, "" where it is the archive as a whole. */
export class ZipProblem extends Error {
  constructor(
    readonly problem: "not_a_zip" | "damaged" | "encrypted" | "too_much" | "unsafe_name",
    readonly entry = "",
  ) {
    super(entry === "" ? problem : `${problem}: ${entry}`);
    this.name = "ZipProblem";
  }
}
