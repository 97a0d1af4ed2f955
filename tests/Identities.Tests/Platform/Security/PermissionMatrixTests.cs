using System.Net;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Identities.Tests.Platform.Security;

/// <summary>Every operation of every surface, as the running route table has them, under every kind of token.</summary>
public sealed class PermissionMatrixTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    public static TheoryData<string, string, string[], bool> Operations()
    {
        using var service = IdentitiesService.Build(["--ConnectionStrings:Identities", "Host=nowhere", "--Jwt:SigningKey", Api.SigningKey]);
        var operations = new TheoryData<string, string, string[], bool>();

        foreach (var endpoint in ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            // Those that only tell what others take ask for nothing, nor does logging in.
            if (endpoint.Metadata.GetMetadata<Surface>() is null
                || endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not null
                || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                continue;
            }

            var concealed = endpoint.Metadata.GetMetadata<ConcealedPermission>();
            string[] needed = concealed is not null
                ? [concealed.Permission]
                : [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(authorize => authorize.Policy).OfType<string>()];
            Assert.NotEmpty(needed);

            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                operations.Add(method, endpoint.RoutePattern.RawText!, needed, concealed is not null);
            }
        }

        return operations;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Without_a_token_that_is_good_it_answers_401(string method, string route, string[] needed, bool isConcealed)
    {
        var now = Now;
        var payload = $$"""{"iss":"identities","aud":"identities","sub":"jane","iat":{{now}},"exp":{{now + 600}},"permission":["{{string.Join("\",\"", needed)}}"]}""";
        var good = Jwt.Of(payload);

        string[] tokens =
        [
            "",
            "Bearer",
            "Bearer garbage",
            "Bearer " + good[..^2],
            "Bearer " + Jwt.Of(payload, key: "another key that is also longer than 32 bytes"),
            "Bearer " + Jwt.Of(payload, """{"alg":"none","typ":"JWT"}"""),
            "Bearer " + Jwt.Of(payload, """{"alg":"HS512","typ":"JWT"}"""),
            "Bearer " + Jwt.Of(payload.Replace("\"aud\":\"identities\"", "\"aud\":\"others\"", StringComparison.Ordinal)),
            "Bearer " + Jwt.Of(payload.Replace("\"iss\":\"identities\"", "\"iss\":\"others\"", StringComparison.Ordinal)),
            "Bearer " + Jwt.Of(payload.Replace($"\"exp\":{now + 600}", $"\"exp\":{now - 600}", StringComparison.Ordinal)),
        ];

        Assert.DoesNotContain("Bearer " + good, tokens);

        foreach (var token in tokens)
        {
            Assert.Equal(isConcealed ? HttpStatusCode.NotFound : HttpStatusCode.Unauthorized, await Call(method, route, token));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task With_every_permission_but_one_that_is_needed_it_answers_403_and_names_it_and_with_only_those_it_goes_on(string method, string route, string[] needed, bool isConcealed)
    {
        var only = await api.UserWith([.. Permissions.All.Intersect(needed)]);
        var withOnlyThose = await Call(method, route, only.Bearer.Value);

        Assert.DoesNotContain(withOnlyThose, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        Assert.False(isConcealed && !route.Contains('{', StringComparison.Ordinal) && withOnlyThose == HttpStatusCode.NotFound);
        Assert.True((int)withOnlyThose < 500);

        foreach (var missing in needed)
        {
            var others = await api.UserWith([.. Permissions.All.Except([missing])]);

            var withoutIt = await Ask(method, route, others.Bearer.Value);

            // Where nobody is told what is kept from them, it is the answer that an unknown id has.
            Assert.Equal(Permissions.All.Contains(missing), withoutIt.Status == (isConcealed ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden));
            Assert.Equal(withoutIt.Status == HttpStatusCode.Forbidden, withoutIt.Text.Contains(missing, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task With_a_token_that_is_restricted_to_companies_it_answers_403(string method, string route, string[] needed, bool isConcealed)
    {
        var permissions = string.Join(',', Permissions.All.Select(permission => $"\"{permission}\""));

        foreach (var company in new[] { "[]", "null", "\"x\"", $"\"{Unknown}\"" })
        {
            var status = await Call(method, route, "Bearer " + Jwt.Of(
                $$"""{"iss":"identities","aud":"identities","sub":"jane","iat":{{Now}},"exp":{{Now + 600}},"permission":[{{permissions}}],"company":{{company}}}"""));

            // To renew a token, its restriction included, is no business of a surface's; the one that knows companies hides the rest.
            Assert.Equal(!isConcealed && !needed.Contains(SecurityRegistration.Authenticated), status == HttpStatusCode.Forbidden);
        }
    }

    private long Now => api.Clock.GetUtcNow().ToUnixTimeSeconds();

    private async Task<HttpStatusCode> Call(string method, string route, string authorization) => (await Ask(method, route, authorization)).Status;

    private Task<Answer> Ask(string method, string route, string authorization)
    {
        var path = string.Join('/', route.Split('/').Select(segment => segment switch
        {
            ['{', ..] when segment.Contains(":number", StringComparison.Ordinal) => "2147483647",
            ['{', ..] => Unknown,
            _ => segment,
        }));

        var hasBody = method is not "GET" and not "DELETE";
        return api.Send(new HttpMethod(method), path, hasBody ? "{}" : null, ("Authorization", authorization));
    }
}
