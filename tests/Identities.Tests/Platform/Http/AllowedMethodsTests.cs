using System.Net;
using System.Text.RegularExpressions;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>Every path that is mapped, with every method: what works, and what the others are told.</summary>
public abstract partial class AllowedMethodsTests(Api api)
{
    private static readonly string[] Methods = ["DELETE", "FOO", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];

    private static readonly string[] SuperOffice = ["/api/v1/Person", "/api/v1/MDOList"];

    // The Baack API lists, replaces and deletes nothing where it makes objects: that is nothing there.
    private static readonly string[] ListsOfBaack = ["DELETE", "GET", "HEAD", "PUT"];

    public static TheoryData<string, string> Paths()
    {
        using var service = IdentitiesService.Build(["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey]);
        var paths = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);

        var sources = ((IEndpointRouteBuilder)service).DataSources;

        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods)
            {
                var path = ParameterName().Replace(endpoint.RoutePattern.RawText!.TrimEnd('/'), "{");
                paths.TryAdd(path, new SortedSet<string>(StringComparer.Ordinal));
                paths[path].UnionWith(methods.HttpMethods);

                if (methods.HttpMethods.Contains("GET"))
                {
                    paths[path].Add("HEAD");
                }
            }
        }

        return new TheoryData<string, string>(paths.Select(path => (path.Key, string.Join(", ", path.Value))));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_other_method_is_405_with_those_that_work(string route, string allowed)
    {
        var path = route
            .Replace("{:uuid}", "01900000-0000-7000-8000-00000000dead", StringComparison.Ordinal)
            .Replace("{:number}", "7", StringComparison.Ordinal)
            .Replace("{}", "baack", StringComparison.Ordinal);

        foreach (var method in Methods)
        {
            var answer = await api.Send(new HttpMethod(method), path, method is "PATCH" or "POST" or "PUT" ? "{}" : null);

            if (allowed.Split(", ").Contains(method))
            {
                Assert.NotEqual(HttpStatusCode.MethodNotAllowed, answer.Status);
                Assert.DoesNotContain("\"route-not-found\"", answer.Text, StringComparison.Ordinal);
            }
            else if (path.StartsWith("/n/v1/", StringComparison.Ordinal) && allowed == "POST" && ListsOfBaack.Contains(method))
            {
                Assert.Equal((HttpStatusCode.NotFound, null), (answer.Status, answer.Header("Allow")));
            }
            else
            {
                Assert.Equal((method, HttpStatusCode.MethodNotAllowed, allowed), (method, answer.Status, answer.Header("Allow")));
                AssertSaysSoInItsOwnWords(path, method, answer);
            }
        }
    }

    [Theory]
    [InlineData("POST", "/api/v1/people/export", "GET, HEAD")]
    [InlineData("GET", "/api/v1/people/import", "POST")]
    [InlineData("DELETE", "/identities/api/v1/people/import", "POST")]
    [InlineData("POST", "/api/v1/people/EXPORT/", "GET, HEAD")]
    [InlineData("PATCH", "/api/v1/Person/default", "GET, HEAD")]
    [InlineData("POST", "/n/v1/companies", "GET, HEAD")]
    [InlineData("GET", "/api/v1/users/01900000-0000-7000-8000-00000000dead/disable", "POST")]
    [InlineData("POST", "/auth/v1/user/profile", "GET, HEAD")]
    [InlineData("OPTIONS", "/api/v1/people/entityField/a%2Fb/entityValue/c", "GET, HEAD")]
    [InlineData("POST", "/api/v1/people/01900000-0000-7000-8000-00000000dead", "DELETE, GET, HEAD, OPTIONS, PATCH")]
    [InlineData("GET", "/media_objects", "POST")]
    public async Task A_literal_path_beside_an_id_is_a_path_like_any_other(string method, string path, string allowed)
    {
        var answer = await api.Send(new HttpMethod(method), path, method is "PATCH" or "POST" ? "{}" : null);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (answer.Status, answer.Header("Allow")));
    }

    [Theory]
    [InlineData("POST", "/api/v1/people/7")]
    [InlineData("POST", "/api/v1/Tags/x")]
    [InlineData("POST", "/api/v1/Person/default/Simple")]
    [InlineData("PATCH", "/n/v1/identity/7")]
    [InlineData("DELETE", "/people/x")]
    [InlineData("FOO", "/nothing")]
    public async Task Where_no_method_works_it_is_404_without_Allow(string method, string path)
    {
        var answer = await api.Send(new HttpMethod(method), path, method is "PATCH" or "POST" ? "{}" : null);

        Assert.Equal((HttpStatusCode.NotFound, null), (answer.Status, answer.Header("Allow")));
    }

    private static void AssertSaysSoInItsOwnWords(string path, string method, Answer answer)
    {
        if (method == "HEAD" || path.StartsWith("/n/", StringComparison.Ordinal))
        {
            Assert.Equal("", answer.Text);
        }
        else if (SuperOffice.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            Assert.Equal("SoMethodNotAllowedException", (string?)answer["ErrorType"]);
        }
        else if (answer.Code is null)
        {
            Assert.Equal(405, (int?)answer["status"]);
            Assert.Equal("Error", (string?)answer["@type"]);
        }
        else
        {
            Assert.Equal("method-not-allowed", answer.Code);
        }
    }

    [GeneratedRegex(@"\{\w+")]
    private static partial Regex ParameterName();
}

public sealed class Http1AllowedMethodsTests(Api api) : AllowedMethodsTests(api), IClassFixture<Api>;

public sealed class Http2AllowedMethodsTests(Http2Api api) : AllowedMethodsTests(api), IClassFixture<Http2Api>;
