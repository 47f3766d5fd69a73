#!/usr/bin/env python3
"""A guest who plays with Eve: peer.py [files]"""

import os
import sys
import tempfile

import zmq

files = sys.argv[1] if len(sys.argv) > 1 else os.path.join(tempfile.gettempdir(), "zmq-pair")
socket = zmq.Context.instance().socket(zmq.PAIR)
socket.setsockopt(zmq.RCVTIMEO, 10_000)
socket.connect(f"ipc://{files}-guest")

ball = {"hit": 1, "of": 5}
while True:
    socket.send_json(ball)
    print(f"hit {ball['hit']}", flush=True)
    if ball["hit"] >= ball["of"]:
        break
    ball = socket.recv_json()
    print(f"    {ball['hit']} came back", flush=True)
    ball["hit"] += 1
