#!/usr/bin/env python3
"""Writes transitions.json: what Python's zoneinfo says about 17 zones, for test/unit/rota/transitions.test.ts.

    python3 test/vectors/wall-clock/transitions.py > test/vectors/wall-clock/transitions.json

Needs nothing but Python 3.9 and the system's zone data (on Debian the package tzdata), whose version is written into
the table. For every change of the clocks from 2025 to 2030 there are wall-clock times before, within and after the
gap or fold, each with the instant that Quietline's rule gives: the change itself in a gap, the earlier one in a fold.
The rule is worked out here a second time, from `fold`, and shares nothing with the TypeScript it checks.
"""
import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = """Africa/Cairo Africa/Casablanca America/Chicago America/Havana America/New_York America/Nuuk
America/Santiago America/St_Johns Antarctica/Troll Asia/Beirut Asia/Kolkata Atlantic/Azores Australia/Lord_Howe
Europe/Amsterdam Europe/Dublin Europe/London Pacific/Chatham""".split()
FIRST, LAST = datetime(2025, 1, 1, tzinfo=timezone.utc), datetime(2031, 1, 1, tzinfo=timezone.utc)
MINUTE = timedelta(minutes=1)


def version():
    with open("/usr/share/zoneinfo/tzdata.zi", encoding="ascii") as data:
        return data.readline().split()[-1]


def offset(zone, instant):
    return instant.astimezone(zone).utcoffset()


def changes(zone):
    """Every instant at which the offset changes, found day by day and then by halving."""
    early = FIRST
    while early < LAST:
        late = early + timedelta(days=1)
        if offset(zone, early) != offset(zone, late):
            low, high = early, late
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if offset(zone, middle) == offset(zone, early) else (low, middle)
            yield high.replace(microsecond=0)
        early = late


def instant_of(zone, wall, change):
    """The rule. `wall` is naive; `change` is the only change of the clocks near it."""
    for fold in (0, 1):
        instant = wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            return instant
    return change


def cases(zone, change):
    before, after = offset(zone, change - MINUTE), offset(zone, change)
    naive = change.replace(tzinfo=None)
    low, high = sorted((naive + before, naive + after))
    middle = low + (high - low) // 2
    walls = [low - 91 * MINUTE, low - MINUTE, low, low + MINUTE, middle, high - MINUTE, high, high + 91 * MINUTE]
    return [[f"{wall:%Y-%m-%dT%H:%M}", f"{instant_of(zone, wall, change):%Y-%m-%dT%H:%MZ}"] for wall in walls]


def table():
    for name in ZONES:
        zone = ZoneInfo(name)
        yield name, [{"at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "cases": cases(zone, at)} for at in changes(zone)]


def main():
    rows = []
    for name, found in table():
        lines = ",\n    ".join(json.dumps(change) for change in found)
        rows.append(f"  {json.dumps(name)}: [{f'{chr(10)}    {lines}{chr(10)}  ' if found else ''}]")
    print('{"zoneData": ' + json.dumps(version()) + ', "zones": {\n' + ",\n".join(rows) + "\n}}")


if __name__ == "__main__":
    main()
