using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Security;

/// <summary>Imports and exports end soon after their caller may no longer make them, and say so.</summary>
public sealed class LongRequestTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("delete from role_permissions where role_id = '{0}'", "permission-missing")]
    [InlineData("delete from user_roles where user_id = '{0}'", "permission-missing")]
    [InlineData("update users set disabled_at = now() where user_id = '{0}'", "unauthenticated")]
    public async Task An_import_that_streams_ends_with_a_line_that_says_why_and_where(string taken, string code)
    {
        var user = await api.UserWith(Permissions.MutateAllIdentity);
        using var client = new TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        await using var line = client.GetStream();
        using var answer = new StreamReader(line);
        await Send($"POST /api/v1/people/import?stream=true HTTP/1.1\r\nHost: localhost\r\nAuthorization: {user.Bearer.Value}\r\nContent-Type: {Lines.MediaType}\r\nTransfer-Encoding: chunked\r\n\r\n");
        const string Jane = "{\"aliases\":[{\"firstName\":\"Jane\"}]}\n";
        await Send($"{Jane.Length:x}\r\n{Jane}\r\n");
        var first = await NextLine();

        await api.Execute(taken.Replace("{0}", user.Id, StringComparison.Ordinal));
        var waited = Stopwatch.StartNew();
        var last = await NextLine();
        var end = await NextLine();

        Assert.Equal("created", first!.Outcome());
        Assert.Equal((true, 1, code), ((bool)last!["cut"]!, (int)last!["done"]!, (string?)last!["problem"]!["code"]));
        Assert.Null(end);
        Assert.InRange(waited.Elapsed.TotalSeconds, 0, 5);

        async Task Send(string text) => await line.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

        // Between headers and sizes of chunks, outcomes are the lines that are objects; a chunk of no bytes is the end.
        async Task<JsonNode?> NextLine()
        {
            while (await answer.ReadLineAsync(TestContext.Current.CancellationToken) is { } read)
            {
                if (read is "0" || read.StartsWith('{'))
                {
                    return read is "0" ? null : JsonNode.Parse(read);
                }
            }

            throw new IOException("The answer broke off.");
        }
    }

    [Fact]
    public async Task An_import_that_has_told_nothing_yet_is_refused_as_a_whole()
    {
        var user = await api.UserWith(Permissions.MutateAllIdentity);
        using var client = new TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port, TestContext.Current.CancellationToken);
        await using var line = client.GetStream();
        using var answer = new StreamReader(line);
        var request = $"POST /api/v1/people/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: {user.Bearer.Value}\r\nContent-Type: {Lines.MediaType}\r\nTransfer-Encoding: chunked\r\n\r\n";
        await line.WriteAsync(Encoding.UTF8.GetBytes(request + "1\r\n{\r\n"), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        await api.Execute($"delete from role_permissions where role_id = '{user.Id}'");
        var status = await answer.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("HTTP/1.1 403 Forbidden", status);
    }

    [Fact]
    public async Task An_export_breaks_off_and_cannot_be_taken_for_a_whole_one()
    {
        await api.Execute("""
            with made as (insert into people (person_id) select gen_random_uuid() from generate_series(1, 4000) returning person_id)
            insert into notes (person_id, note_id, position, body, created_at) select person_id, gen_random_uuid(), 1, repeat('x', 8000), now() from made
            """);
        var user = await api.UserWith(Permissions.ReadAllIdentity);
        using var client = new HttpClient { BaseAddress = api.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        using var answer = await client.GetAsync(
            new Uri("/api/v1/people/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var lines = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        await api.Execute($"delete from role_permissions where role_id = '{user.Id}'");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<IOException>(() => lines.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Those_who_keep_what_they_need_are_not_disturbed()
    {
        var user = await api.UserWith(Permissions.ReadAllIdentity, Permissions.ReadTags);
        using var client = new HttpClient { BaseAddress = api.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        using var answer = await client.GetAsync(
            new Uri("/api/v1/people/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        await api.Execute($"delete from role_permissions where role_id = '{user.Id}' and permission = 'Read Tags'");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(await api.Scalar<long>("select count(*) from people"), Lines.Read(text).Length);
    }
}
