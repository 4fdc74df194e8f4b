/** Passkeys without hands: Chromium's virtual authenticators, one for each person, each in a page of its own. */
import type { CDPSession, Page } from "playwright-core";

/** As Chromium's protocol tells it; the private key included, so that a test can clone one. */
interface Credential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
}

export interface Authenticator {
  credentials(): Promise<readonly Credential[]>;
  /** Whoever has these bytes has the passkey. */
  put(credential: Credential): Promise<void>;
  /** Nobody can unlock it from now on, as when the window is closed; or somebody can again. */
  unlockable(yes: boolean): Promise<void>;
  /** The device is lost. */
  lose(): Promise<void>;
}

/** `internal`: the computer's own; `usb`: a security key beside it. */
export async function giveAuthenticator(
  page: Page,
  transport: "internal" | "usb" = "internal",
): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async credentials() {
      return (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    },
    async put(credential) {
      await session.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
    async unlockable(yes) {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: yes });
    },
    async lose() {
      await session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    },
  };
}
