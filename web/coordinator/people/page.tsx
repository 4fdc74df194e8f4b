/** `/staff/people`. */

export function PeoplePage() {
  return <main />;
}
