#!/usr/bin/env python3
"""Asks the pricing service without the facade: peer.py [item] [count] [port]"""

import sys

import zmq

item, count, port = (sys.argv[1:] + ["tea", "4", "5600"][len(sys.argv) - 1:])[:3]
socket = zmq.Context.instance().socket(zmq.REQ)
socket.setsockopt(zmq.LINGER, 0)
socket.setsockopt(zmq.RCVTIMEO, 10_000)
socket.connect(f"tcp://127.0.0.1:{port}")
socket.send_json({"item": item, "count": int(count)})
print(socket.recv().decode())
