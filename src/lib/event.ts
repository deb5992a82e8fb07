import * as z from "zod";

/** What a feature tells other ones: called with the data it makes the event, and `data` is the schema that readers rely on. */
export interface EventContract<Name extends string, Data extends z.ZodObject> {
  (data: z.input<Data>): { name: Name; data: z.output<Data> };
  readonly name: Name;
  readonly data: Data;
}

export type EventData<Contract extends { readonly data: z.ZodType }> = z.output<Contract["data"]>;

/**
 * The contract of the events of a name: `event("course/published", { courseId: z.uuid() })`. Its readers check the data and take
 * them as they are, so a field has no default and no transform. Unknown fields are let pass, because one more may come with any
 * release; a field that is added is optional as long as events from before it may be waiting.
 * @throws ZodError (the event's constructor) where the data are not what readers accept: no such event is written
 */
export function event<Name extends string, Shape extends z.core.$ZodLooseShape>(
  name: Name,
  shape: Shape,
): EventContract<Name, z.ZodObject<Shape>> {
  const data = z.object(shape);
  const make = (given: z.input<typeof data>) => ({ name, data: data.parse(given) });
  return Object.defineProperties(make, { name: { value: name }, data: { value: data } }) as EventContract<
    Name,
    typeof data
  >;
}
