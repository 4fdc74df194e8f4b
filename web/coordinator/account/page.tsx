/** `/staff/account`. */

export function AccountPage() {
  return <main />;
}
