#!/usr/bin/env python3
"""Goes through all patterns with the application: peer.py [address without the last two digits]"""

import json
import sys

import zmq

at = sys.argv[1] if len(sys.argv) > 1 else "tcp://127.0.0.1:56"


def connect(kind, digits):
    socket = zmq.Context.instance().socket(kind)
    socket.setsockopt(zmq.LINGER, 2000)
    socket.setsockopt(zmq.RCVTIMEO, 10_000)
    if kind == zmq.SUB:
        socket.setsockopt_string(zmq.SUBSCRIBE, "EUR")
    socket.connect(f"{at}{digits}")
    return socket


def row(python, arrow, java, text):
    print(f"  {python:<6}  {arrow}  {java:<6}  {text}", flush=True)


def receipt(kind):
    """What the application says that it got."""
    while not (text := receipts.recv_string()).startswith(kind + " "):
        pass
    return text


print("\n  Python       Java\n")

# Python asks, Java answers
with connect(zmq.REQ, 40) as req:
    req.send_string("hello")
    row("REQ", "──▶", "REP", req.recv_string())

with connect(zmq.DEALER, 41) as dealer:
    every_byte = bytes(range(256))
    for number in range(3):
        dealer.send_multipart([b"", bytes([number]), every_byte])
    echoes = [dealer.recv_multipart() for _ in range(3)]
    assert echoes == [[b"", bytes([number]), every_byte] for number in range(3)], echoes
    row("DEALER", "──▶", "ROUTER", "three requests at once, all 256 bytes came back")

with connect(zmq.PAIR, 42) as pair:
    pair.send_string("hello")
    row("PAIR", "◀─▶", "PAIR", pair.recv_string())

# Python tells, Java says on another socket what it got
receipts = connect(zmq.PULL, 46)

with connect(zmq.PUB, 43) as pub:
    while not receipts.poll(100):  # until the subscription has come
        pub.send_multipart([b"news", b"hello"])
    row("PUB", "──▶", "SUB", receipt("SUB"))

with connect(zmq.XPUB, 44) as xpub:
    assert xpub.recv() == b"\x01"  # the subscription: to everything
    xpub.send_multipart([b"news", b"hello"])
    row("XPUB", "──▶", "XSUB", receipt("XSUB"))

with connect(zmq.PUSH, 45) as push:
    push.send_string("hello")
    text = receipt("PULL")
    row("PUSH", "──▶", "PULL", text)
    row("PULL", "◀──", "PUSH", text)

# Java tells
with connect(zmq.SUB, 47) as sub:
    row("SUB", "◀──", "PUB", b" ".join(sub.recv_multipart()).decode())

with connect(zmq.XSUB, 48) as xsub:
    xsub.send(b"\x01USD")
    row("XSUB", "◀──", "XPUB", b" ".join(xsub.recv_multipart()).decode())

# Java asks, Python answers
with connect(zmq.REP, 49) as rep:
    row("REP", "◀──", "REQ", rep.recv_string())
    rep.send_string("I am Python, a REP")

with connect(zmq.ROUTER, 49) as router:
    *envelope, question = router.recv_multipart()
    row("ROUTER", "◀──", "REQ", question.decode())
    router.send_multipart([*envelope, b"I am Python, a ROUTER"])

# with headers: four bytes and one flat JSON object
with connect(zmq.REQ, 50) as req:
    req.send_multipart([b"\xffZH1" + json.dumps({"language": "Python"}).encode(), b"a letter"])
    headers, payload = req.recv_multipart()
    assert headers[:4] == b"\xffZH1", headers
    language = json.loads(headers[4:])["language"]
    row("REQ", "──▶", "REP", f"{payload.decode()} (written in {language})")

receipts.close()
zmq.Context.instance().term()
print()
