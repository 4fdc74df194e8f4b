#!/usr/bin/env python3
"""Writes feed.json: what Python's icalendar reads in feed.ics, for test/unit/rota/calendar-vector.test.ts.

    python3 test/vectors/calendar/read.py < test/vectors/calendar/feed.ics > test/vectors/calendar/feed.json

Needs icalendar (on Debian the package python3-icalendar), whose version is written into the table. feed.ics is what
shared/rota/calendar.ts writes for the entries of that test, which compares it byte by byte: when the writer is changed,
the test prints the new feed, and this is run again. Instants are milliseconds since 1970.
"""
import json
import sys

import icalendar


def instant(value):
    return round(value.dt.timestamp() * 1000)


def event(component):
    return {
        "uid": str(component["uid"]),
        "summary": str(component["summary"]),
        "from": instant(component["dtstart"]),
        "until": instant(component["dtend"]),
        "changedAt": instant(component["last-modified"]),
        "sequence": int(component["sequence"]),
        "status": str(component["status"]),
    }


feed = sys.stdin.buffer.read()
calendar = icalendar.Calendar.from_ical(feed)
faults = [fault for component in calendar.walk() for fault in getattr(component, "errors", [])]
json.dump(
    {
        "icalendar": icalendar.__version__,
        "faults": [str(fault) for fault in faults],
        "longestLine": max(len(line) for line in feed.split(b"\r\n")),
        "events": [event(component) for component in calendar.walk("VEVENT")],
    },
    sys.stdout,
    indent=2,
    ensure_ascii=False,
)
print()
