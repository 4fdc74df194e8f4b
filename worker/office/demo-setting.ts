/** What the launcher tells the Office of the demo: the JSON of `env.DEMO`. Knows nothing of either, so that both can read it. */
import * as z from "zod/mini";
import { Chain, Role } from "../../shared/certificates.ts";
import { Bytes32, Language, PersonId } from "../../shared/ids.ts";
import { aliasUnits, chatsMost } from "../../shared/limits.ts";

/** One of the made-up staff, with a fresh one-time link. */
const Invited = z.strictObject({
  id: PersonId,
  alias: z.string().check(z.minLength(1), z.maxLength(aliasUnits)),
  role: Role,
  languages: z.array(Language).check(z.minLength(1)),
  chatsMost: z.int().check(z.gte(1), z.lte(chatsMost)),
  /** On every shift; `lead`: as its lead. */
  onShift: z.enum(["no", "yes", "lead"]),
  link: z.strictObject({ tokenHash: Bytes32, chain: Chain, endsAt: z.int() }),
});

export const Demo = z.strictObject({
  /** Names one start of the launcher. */
  start: z.string().check(z.minLength(1), z.maxLength(64)),
  organisationKey: Bytes32,
  /** No shift covers now. */
  closed: z.boolean(),
  people: z.array(Invited).check(z.minLength(1), z.maxLength(20)),
});
export type Demo = z.infer<typeof Demo>;
