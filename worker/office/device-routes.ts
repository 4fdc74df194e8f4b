/** `/api/staff/devices/…`: certificates and revocation lists, made in coordinators' browsers. */
import { largeBodyBytes } from "../../shared/limits.ts";
import { CertifyDevice, RenewDevices, RevokeDevices } from "../../shared/people-interface.ts";
import { certify, renew } from "./certifying.ts";
import { answer, type Route, staffRoute } from "./door.ts";
import { done, shown } from "./people-routes.ts";
import { revoke, signAgain } from "./revoking.ts";

export const deviceRoutes: readonly Route[] = [
  staffRoute(
    "POST",
    "devices/certify",
    "certify",
    CertifyDevice,
    async ({ desk, now, actor, body }) => shown(await certify(desk.storage, actor, body, now)),
    largeBodyBytes,
  ),
  staffRoute(
    "POST",
    "devices/renew",
    "renewCertificates",
    RenewDevices,
    async ({ desk, now, actor, body }) => {
      const { revocation, devices } = body;
      const signed = revocation && (await signAgain(desk.storage, actor, revocation, now));
      if (signed !== null && signed !== "taken") return signed;
      const taken = await renew(desk.storage, actor, devices, now);
      return typeof taken === "string" ? taken : answer({ renewed: taken });
    },
    largeBodyBytes,
  ),
  staffRoute(
    "POST",
    "devices/revoke",
    "revoke",
    RevokeDevices,
    async ({ desk, now, actor, body }) => done(desk, await revoke(desk.storage, actor, body, now)),
    largeBodyBytes,
  ),
];
