#!/usr/bin/python3
"""Figures of a shared desk in a folder and on a PostgreSQL server, which is started here on a local socket.
   sharing_bench.py PROGRAM [CLAIMS]"""
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "app"))
from postgres_server import Server

program, claims = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "10000"
folder = tempfile.mkdtemp()
print("A shared desk in a folder", flush=True)
subprocess.run([program, os.path.join(folder, "desk"), claims], check=True)
shutil.rmtree(folder)
server = Server()
try:
    server.sql("create database desk", database="postgres")
    server.sql("create role anna login createrole", database="postgres")
    server.sql("grant create on database desk to anna", database="postgres")
    print("A shared desk on PostgreSQL (on this machine; it does not wait for its disk)", flush=True)
    subprocess.run([program, server.address("anna"), claims], check=True)
    size = int(server.sql("select pg_database_size('desk') - pg_database_size('template1')"))
    print(f"{'at the desk, a claim':<52} {size / int(claims) / 1000:12.3f} kB", flush=True)
finally:
    server.remove()
