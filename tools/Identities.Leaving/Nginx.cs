using System.Diagnostics;

namespace Identities.Leaving;

/// <summary>nginx in front of two instances: a load balancer that learns of an end only when a connection is refused.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process process;

    private Nginx(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<Nginx> Start(string program, string folder, int one, int other)
    {
        var port = Ports.Free();
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(folder, port, one, other));

        var start = new ProcessStartInfo(program, ["-p", folder, "-c", settings, "-e", Path.Combine(folder, "nginx.log")]);
        var process = Process.Start(start)!;
        await Ports.WaitFor(port, process);
        return new Nginx(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // The signal that ends its worker too.
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    // POST and PATCH are not sent again once they were sent, which is nginx's own rule. What refuses a connection is left out for a second.
    private static string Settings(string folder, int port, int one, int other) => $$"""
        daemon off;
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        error_log {{folder}}/nginx.log warn;
        events { worker_connections 512; }
        http {
            access_log off;
            client_body_temp_path {{folder}}/nginx-body;
            proxy_temp_path {{folder}}/nginx-proxy;
            fastcgi_temp_path {{folder}}/nginx-fastcgi;
            uwsgi_temp_path {{folder}}/nginx-uwsgi;
            scgi_temp_path {{folder}}/nginx-scgi;
            keepalive_requests 1000000;
            keepalive_timeout 1h;

            upstream identities {
                server 127.0.0.1:{{one}} fail_timeout=1s;
                server 127.0.0.1:{{other}} fail_timeout=1s;
                keepalive 32;
                keepalive_timeout 2s;
            }

            server {
                listen 127.0.0.1:{{port}};
                location / {
                    proxy_pass http://identities;
                    proxy_http_version 1.1;
                    proxy_set_header Host $http_host;
                    proxy_set_header Connection "";
                }
            }
        }
        """;
}
