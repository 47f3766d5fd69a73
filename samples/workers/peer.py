#!/usr/bin/env python3
"""A worker: peer.py [name] [seconds per task] [port]. Kill it while it works."""

import sys
import time

import zmq

name, effort, port = (sys.argv[1:] + ["zoe", "3", "5620"][len(sys.argv) - 1:])[:3]
socket = zmq.Context.instance().socket(zmq.DEALER)
socket.setsockopt_string(zmq.IDENTITY, name)
socket.connect(f"tcp://127.0.0.1:{port}")
socket.send_string("READY")
while True:
    task = socket.recv_json()
    print(f"task {task['number']}", flush=True)
    time.sleep(float(effort))
    socket.send_string("DONE")
