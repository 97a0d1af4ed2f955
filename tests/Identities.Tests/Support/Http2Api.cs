using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Identities.Tests.Support;

/// <summary>
/// The same over HTTP/2: over TLS with a certificate of its own making, and without TLS for clients that know beforehand what is spoken.
/// </summary>
public sealed class Http2Api(PostgresServer postgres) : Api(postgres)
{
    private readonly X509Certificate2 certificate = MakeCertificate();

    public override Version Version => HttpVersion.Version20;

    /// <summary>Where HTTP/2 is spoken without TLS.</summary>
    public Uri Cleartext => new(Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        certificate.Dispose();
    }

    protected override void Listen(WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(server =>
    {
        server.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(certificate));
        server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
    });

    protected override HttpClient Connect(SocketsHttpHandler handler)
    {
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { certificate },
        };

        return base.Connect(handler);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
