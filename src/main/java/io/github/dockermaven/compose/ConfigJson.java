package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code docker compose} 2.40.3 compares to find out whether a container, network or volume is still as the file says:
 * the JSON whose SHA-256 is their label {@code com.docker.compose.config-hash}. What does not change a container is not in it:
 * {@code build}, {@code depends_on}, {@code profiles}, {@code pull_policy}, {@code scale} and {@code replicas}.
 */
public final class ConfigJson {
    private static final String UPDATES = "parallelism delay failure_action monitor max_failure_ratio order";
    private static final String FILE = "source target uid gid mode";
    private static final String RESOURCES = "cpus memory pids devices generic_resources";
    private static final String RATE = "path>Path rate>Rate";
    private static final String OF_SERVICE = "service:";
    private static final String OF_CONTAINER = "container:";
    private static final String VOLUMES_FROM = "volumes_from";
    private static final KeyTable<List<GoField>> STRUCTURES = KeyTable.of(structures());

    private ConfigJson() {}

    /**
     * Returns that of a service.
     *
     * @param containers returns the id of another service's container
     */
    public static String ofService(YamlNode.Mapping service, UnaryOperator<String> containers) {
        YamlNode.Mapping known = service;
        for (String key : List.of("network_mode", "ipc", "pid")) {
            Optional<String> other = Nodes.text(service, key)
                    .filter(mode -> mode.startsWith(OF_SERVICE))
                    .map(mode -> mode.substring(OF_SERVICE.length()));
            if (other.isPresent()) {
                known = Nodes.with(
                        known, key, Nodes.text(service.position(), OF_CONTAINER + containers.apply(other.get())));
            }
        }
        if (service.get(VOLUMES_FROM).orElse(service) instanceof YamlNode.Sequence from) {
            known = Nodes.with(known, VOLUMES_FROM, Nodes.mapItems(from, item -> volumesOf(item, containers)));
        }
        return write("service", known);
    }

    private static YamlNode volumesOf(YamlNode item, UnaryOperator<String> containers) {
        String[] parts = ((YamlNode.Scalar) item).text().split(":");
        return Nodes.text(item.position(), parts[0].equals("container") ? parts[1] : containers.apply(parts[0]));
    }

    /** Returns that of a network. */
    public static String ofNetwork(YamlNode network) {
        return write("network", network);
    }

    /** Returns that of a volume. */
    public static String ofVolume(YamlNode volume) {
        return write("volume", volume);
    }

    private static String write(String kind, YamlNode node) {
        return GoJson.write(node, STRUCTURES, KeyPath.ROOT.child(kind));
    }

    private static Map<String, List<GoField>> structures() {
        Map<String, List<GoField>> all = new LinkedHashMap<>();
        all.put("service", GoField.of("""
                annotations attach develop blkio_config cap_add cap_drop cgroup_parent cgroup cpu_count cpu_percent cpu_period
                cpu_quota cpu_rt_period cpu_rt_runtime cpus cpuset cpu_shares command=null configs container_name
                credential_spec deploy device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint=null provider
                environment expose external_links extra_hosts group_add gpus hostname healthcheck image init ipc isolation
                labels links logging mem_limit mem_reservation memswap_limit mem_swappiness mac_address models network_mode
                networks oom_kill_disable oom_score_adj pid pids_limit platform ports privileged read_only restart runtime
                secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits
                use_api_socket user userns_mode uts volume_driver volumes volumes_from working_dir post_start pre_stop"""));
        all.put("service.blkio_config", GoField.of("""
                weight weight_device device_read_bps device_read_iops device_write_bps device_write_iops"""));
        all.put("service.blkio_config.weight_device.*", GoField.of("path>Path weight>Weight"));
        for (String limit : List.of("device_read_bps", "device_read_iops", "device_write_bps", "device_write_iops")) {
            all.put("service.blkio_config." + limit + ".*", GoField.of(RATE));
        }
        all.put("service.configs.*", GoField.of(FILE));
        all.put("service.develop", GoField.of("watch"));
        all.put(
                "service.develop.watch.*",
                GoField.of("path action target exec={\"command\":null} include ignore initial_sync"));
        all.put("service.develop.watch.*.exec", GoField.of("command=null user privileged working_dir environment"));
        all.put("service.devices.*", GoField.of("source target permissions"));
        all.put("service.healthcheck", GoField.of("test timeout interval retries start_period start_interval disable"));
        all.put("service.logging", GoField.of("driver options"));
        all.put("service.networks.*", GoField.of("""
                aliases driver_opts gw_priority interface_name ipv4_address ipv6_address link_local_ips mac_address priority"""));
        all.put("service.ports.*", GoField.of("name mode host_ip target published protocol app_protocol"));
        all.put("service.secrets.*", GoField.of(FILE));
        all.put("service.ulimits.*", GoField.of("single soft hard"));
        all.put("service.volumes.*", GoField.of("type source target read_only consistency bind volume tmpfs image"));
        all.put("service.volumes.*.bind", GoField.of("selinux propagation create_host_path recursive"));
        all.put("service.volumes.*.volume", GoField.of("labels nocopy subpath"));
        all.put("service.volumes.*.tmpfs", GoField.of("size mode"));
        putDeploy(all);
        all.put("network", GoField.of("""
                name driver driver_opts ipam={} external internal attachable labels enable_ipv4 enable_ipv6"""));
        all.put("network.ipam", GoField.of("driver config"));
        all.put("network.ipam.config.*", GoField.of("subnet gateway ip_range aux_addresses"));
        all.put("volume", GoField.of("name driver=\"local\" driver_opts external labels"));
        return all;
    }

    private static void putDeploy(Map<String, List<GoField>> all) {
        String deploy = "service.deploy";
        all.put(deploy, GoField.of("""
                mode labels update_config rollback_config resources={} restart_policy placement={} endpoint_mode"""));
        all.put(deploy + ".update_config", GoField.of(UPDATES));
        all.put(deploy + ".rollback_config", GoField.of(UPDATES));
        all.put(deploy + ".resources", GoField.of("limits reservations"));
        all.put(deploy + ".resources.*", GoField.of(RESOURCES));
        all.put(deploy + ".resources.*.generic_resources.*", GoField.of("discrete_resource_spec"));
        all.put(deploy + ".resources.*.generic_resources.*.discrete_resource_spec", GoField.of("kind value"));
        all.put(deploy + ".restart_policy", GoField.of("condition delay max_attempts window"));
        all.put(deploy + ".placement", GoField.of("constraints preferences max_replicas_per_node"));
        all.put(deploy + ".placement.preferences.*", GoField.of("spread"));
    }
}
