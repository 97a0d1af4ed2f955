using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Identities.Platform.Shutdown;

/// <summary>
/// The sockets that the server listens on. When one is closed, the system resets the connections in its backlog, which are made and not yet
/// accepted: a proxy that has sent a POST there must not send it again. So before that, new connections are left unanswered for a moment,
/// while those in the backlog are accepted. A client that connects meanwhile tries again, is refused, and goes to another instance.
/// </summary>
internal sealed partial class Listeners(ILogger<Listeners> logger)
{
    private const int SolSocket = 1;
    private const int SoAttachFilter = 26;

    // BPF: whether the byte of a TCP header that holds its flags has SYN set; drop the packet if so, else take all of it.
    private static readonly (ushort Code, byte IfTrue, byte IfFalse, uint Operand)[] DropSyn =
    [
        (0x30, 0, 0, 13),
        (0x45, 0, 1, 0x02),
        (0x06, 0, 0, 0),
        (0x06, 0, 0, uint.MaxValue),
    ];

    private readonly Lock opening = new();
    private readonly List<Socket> sockets = [];

    public Socket Open(EndPoint endPoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);

        lock (opening)
        {
            sockets.Add(socket);
        }

        return socket;
    }

    /// <summary>Leaves new connections unanswered. Only Linux can; elsewhere they go on being accepted.</summary>
    public void IgnoreNewConnections()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (opening)
        {
            foreach (var socket in sockets.Where(socket => socket.ProtocolType == ProtocolType.Tcp))
            {
                try
                {
                    Attach(socket);
                }
                catch (Exception refused) when (refused is SocketException or ObjectDisposedException)
                {
                    LogRefused(refused.Message);
                }
            }
        }
    }

    // The layouts of sock_filter, and of sock_fprog, which points to an array of it.
    private static void Attach(Socket socket)
    {
        const int SizeOfStep = 8;
        var steps = Marshal.AllocHGlobal(SizeOfStep * DropSyn.Length);

        try
        {
            for (var place = 0; place < DropSyn.Length; place++)
            {
                var (code, ifTrue, ifFalse, operand) = DropSyn[place];
                Marshal.WriteInt16(steps, place * SizeOfStep, (short)code);
                Marshal.WriteByte(steps, (place * SizeOfStep) + 2, ifTrue);
                Marshal.WriteByte(steps, (place * SizeOfStep) + 3, ifFalse);
                Marshal.WriteInt32(steps, (place * SizeOfStep) + 4, (int)operand);
            }

            var program = new byte[2 * nint.Size];
            MemoryMarshal.Write(program, (ushort)DropSyn.Length);
            MemoryMarshal.Write(program.AsSpan(nint.Size), steps);
            socket.SetRawSocketOption(SolSocket, SoAttachFilter, program);
        }
        finally
        {
            Marshal.FreeHGlobal(steps);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "New connections are accepted to the end: {Reason}")]
    private partial void LogRefused(string reason);
}
