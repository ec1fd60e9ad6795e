#!/bin/sh
# Unpacks Debian's podman into a directory: build/podman.sh DIR. Installs and upgrades nothing.
#
# DIR/podman then runs it with runc (crun fails on a hybrid cgroup hierarchy), limits that a machine
# without CAP_SYS_RESOURCE may set, and its own storage, networks and configuration below DIR.
set -eu
[ $# -eq 1 ] || { echo "usage: build/podman.sh DIR" >&2; exit 2; }
mkdir -p "$1"
dir=$(cd "$1" && pwd)
root=$dir/root

packages="podman conmon runc containernetworking-plugins iptables golang-github-containers-common
  golang-github-containers-image busybox-static libgpgme11 libassuan0 libsubid4 libip4tc2 libip6tc2
  libxtables12 libmnl0 libnetfilter-conntrack3 libnfnetlink0 libnftnl11"

if [ ! -x "$root/usr/bin/podman" ]; then
  download=$(mktemp -d)
  trap 'rm -rf "$download"' EXIT
  chmod 755 "$download"
  # shellcheck disable=SC2086 # a list
  (cd "$download" && apt-get -o APT::Sandbox::User=root download -qq $packages >/dev/null)
  rm -rf "$root.new"
  for package in "$download"/*.deb; do
    dpkg-deb -x "$package" "$root.new"
  done
  rm -rf "$root"
  mv "$root.new" "$root"
fi

mkdir -p "$dir/bin" "$dir/net" "$dir/etc"
for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
  ln -sf "$root/usr/sbin/xtables-nft-multi" "$dir/bin/$name"
done

cat > "$dir/etc/containers.conf" <<EOF
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "none"
tmp_dir = "$dir/run/libpod"
static_dir = "$dir/storage/libpod"
volume_path = "$dir/storage/volumes"
conmon_path = ["$root/usr/bin/conmon"]
[engine.runtimes]
runc = ["$root/usr/sbin/runc"]
[network]
network_backend = "cni"
cni_plugin_dirs = ["$root/usr/lib/cni"]
network_config_dir = "$dir/net"
EOF

cat > "$dir/etc/storage.conf" <<EOF
[storage]
driver = "overlay"
graphroot = "$dir/storage"
runroot = "$dir/run"
EOF

libraries=$root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)
cat > "$dir/podman" <<EOF
#!/bin/sh
export CONTAINERS_CONF=$dir/etc/containers.conf
export CONTAINERS_STORAGE_CONF=$dir/etc/storage.conf
export LD_LIBRARY_PATH=$libraries XTABLES_LIBDIR=$libraries/xtables
export PATH=$dir/bin:$root/usr/sbin:$root/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin
exec $root/usr/bin/podman "\$@"
EOF
chmod +x "$dir/podman"
"$dir/podman" --version
